import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allChecks, type CheckName, checkNames } from './checks.ts';
import { type CheckResult, runCheck } from './run-check.ts';

const HELP = `npm test [-- --only <checks>]

Runs, in this order: ${checkNames.join(', ')}. Goes on after a failure, shows what failed with its output, and ends with
the counts: tests as jest counts them, every other check as one.

  --only <checks>  some of them, joined by commas, such as --only types,lint,pure
  --help           this text

The tests on engines start Kafka, MongoDB and Temporal as the variable ENGINES says: local (where it is not set),
testcontainers or external.
`;
const LONGEST_OUTPUT_LINES = 400;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function isCheckName(name: string): name is CheckName {
  return (checkNames as readonly string[]).includes(name);
}

function chosen(only: string | undefined): readonly CheckName[] | undefined {
  if (only === undefined) return checkNames;
  const names = only.split(',').map((name) => name.trim());
  return names.every(isCheckName) ? names : undefined;
}

function outcome(result: CheckResult): string {
  const word = result.succeeded ? 'passed' : 'FAILED';
  const counts =
    result.passed + result.failed > 1 ? `: ${result.passed} passed, ${result.failed} failed` : '';
  return `  ${word} in ${result.seconds.toFixed(1)} s${counts}`;
}

async function main(): Promise<number> {
  const options = { only: { type: 'string' }, help: { type: 'boolean' } } as const;
  let values: { only?: string; help?: boolean };
  try {
    ({ values } = parseArgs({ options }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
    return 2;
  }
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const names = chosen(values.only);
  if (names === undefined) {
    process.stderr.write(`--only takes some of ${checkNames.join(', ')}, joined by commas.\n`);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'iwaa-checks-'));
  const failures: { title: string; output: string }[] = [];
  let [passed, failed] = [0, 0];
  try {
    for (const check of allChecks(folder).filter(({ name }) => names.includes(name))) {
      say(check.title);
      const result = await runCheck(check, (line) => say(`  ${line}`));
      passed += result.passed;
      failed += result.failed;
      say(outcome(result));
      if (!result.succeeded) failures.push({ title: check.title, output: result.output });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const { title, output } of failures) {
    say(`\n==== ${title} ====\n${output.split('\n').slice(-LONGEST_OUTPUT_LINES).join('\n')}`);
  }
  say(`${passed} passed, ${failed} failed`);
  return failures.length > 0 || failed > 0 ? 1 : 0;
}

process.exitCode = await main();
