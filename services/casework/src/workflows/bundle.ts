import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** The file with the workflows, which Temporal's bundler reads by itself. */
const workflowsPath = fileURLToPath(new URL('all-workflows.ts', import.meta.url));

/** The workflows as one script; to make it takes some four seconds of a core, and three times that while all are busy. */
export function bundleCases(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath,
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  });
}
