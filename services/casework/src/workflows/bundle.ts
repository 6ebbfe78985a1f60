import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** The file with the workflows, which Temporal's bundler reads by itself. */
const workflowsPath = fileURLToPath(new URL('person-case.ts', import.meta.url));

/** The workflows as one script; made once at the start of the process, which takes about a second. */
export function bundleCases(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath,
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  });
}
