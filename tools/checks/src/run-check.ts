import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type Check, root } from './checks.ts';
import { type Counts, countsOf } from './counts.ts';
import { leaksOf } from './leaks.ts';

export interface CheckResult extends Counts {
  succeeded: boolean;
  seconds: number;
  /** everything that the check printed */
  output: string;
}

/** jest tells each file that it has run; nothing else of a check is worth a line while it runs. */
const PROGRESS = /^(PASS|FAIL) /;

/**
 * Runs one check to its end, whatever that is. `onProgress` hears a line for each file of tests that has run. Tests get a folder
 * of their own for temporary files, and have failed where they leave something in it, or open.
 */
export async function runCheck(check: Check, onProgress: (line: string) => void): Promise<CheckResult> {
  const began = performance.now();
  const [file, ...args] = check.command;
  const lines: string[] = [];
  if (check.temporary) await mkdir(check.temporary, { recursive: true });
  const child = spawn(file, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
      NO_COLOR: '1',
      ...(check.temporary ? { TMPDIR: check.temporary } : {}),
    },
  });
  const limit = setTimeout(() => {
    lines.push(`It was stopped because it took longer than ${check.limitMs / 60_000} minutes.`);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 30_000).unref();
  }, check.limitMs);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (PROGRESS.test(line)) onProgress(line);
    });
  }
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      lines.push(error.message);
      resolve(null);
    });
    child.once('close', resolve);
  });
  clearTimeout(limit);
  const output = lines.join('\n');
  const leaks = check.temporary ? leaksOf(output, await readdir(check.temporary)) : [];
  const succeeded = code === 0 && leaks.length === 0;
  const results = check.results && (await readFile(check.results, 'utf8').catch(() => undefined));
  return {
    succeeded,
    seconds: (performance.now() - began) / 1000,
    output: [output, ...leaks].join('\n'),
    ...countsOf(succeeded, results),
  };
}
