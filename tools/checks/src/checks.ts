import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const checkNames = ['types', 'app-types', 'lint', 'unused', 'pure', 'engines', 'browser'] as const;
export type CheckName = (typeof checkNames)[number];

/** One thing that the test command runs. */
export interface Check {
  name: CheckName;
  title: string;
  /** the program and its arguments, run in the checkout's root */
  command: readonly [string, ...string[]];
  /** where jest writes its counts; a check without it counts as one */
  results?: string;
  /** the folder for temporary files of a check that must leave none */
  temporary?: string;
  /** it is killed, and has failed, after so long, ms */
  limitMs: number;
}

export const root = join(import.meta.dirname, '..', '..', '..');
const minute = 60_000;

function program(name: string): string {
  return join(root, 'node_modules', '.bin', name);
}

function jest(project: CheckName, results: string): [string, ...string[]] {
  return [
    process.execPath,
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    // kafkajs computes negative time-outs, of which Node warns; nothing follows from it.
    '--disable-warning=TimeoutNegativeWarning',
    ...['--import', pathToFileURL(join(root, 'proof/testing/src/jest/tell-open-handles.ts')).href],
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...['--selectProjects', project, '--ci', '--json', '--outputFile', results],
  ];
}

/** All checks, in the order in which they run: what fails soonest first. `folder` takes what jest counts. */
export function allChecks(folder: string): Check[] {
  const results = (name: CheckName): string => join(folder, `${name}.json`);
  // With a blank in its path, as a folder of somebody's may have.
  const temporary = (name: CheckName): string => join(folder, `${name} files`);
  return [
    // One program for all workspaces: each by itself would read most of the others' sources again.
    { name: 'types', title: 'Types', command: [program('tsc'), '-p', '.'], limitMs: 10 * minute },
    {
      name: 'app-types',
      title: "Types of the console's app, which runs in a browser",
      command: [program('tsc'), '-p', 'services/console/app'],
      limitMs: 5 * minute,
    },
    {
      name: 'lint',
      title: 'Format and lint',
      command: [program('biome'), 'check', '.'],
      limitMs: 5 * minute,
    },
    {
      name: 'unused',
      title: 'Unused code',
      command: [program('knip'), '--no-progress'],
      limitMs: 5 * minute,
    },
    {
      name: 'pure',
      title: 'Tests of rules and documents',
      command: jest('pure', results('pure')),
      results: results('pure'),
      temporary: temporary('pure'),
      limitMs: 15 * minute,
    },
    {
      name: 'engines',
      title: 'Tests on real Kafka, MongoDB and Temporal',
      command: jest('engines', results('engines')),
      results: results('engines'),
      temporary: temporary('engines'),
      limitMs: 40 * minute,
    },
    {
      name: 'browser',
      title: 'Tests of the console in a real browser',
      command: jest('browser', results('browser')),
      results: results('browser'),
      temporary: temporary('browser'),
      limitMs: 30 * minute,
    },
  ];
}
