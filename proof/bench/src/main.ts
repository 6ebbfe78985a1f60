import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bearClosedOutput } from '@iwaa/engines/process/bear-closed-output';
import { EnginesRefusal } from '@iwaa/engines/refusal';
import { patchKafkajs } from '@iwaa/kafkajs-patches/patch-kafkajs';
import { PlatformRefusal } from '@iwaa/platform/platform-refusal';
import { type BenchOptions, benchCommand } from './options.ts';
import { inMarkdown, withTables } from './report/markdown.ts';
import { inWords } from './report/text.ts';
import { runBench } from './run-bench.ts';

bearClosedOutput();
patchKafkajs();
const program = benchCommand().exitOverride();
try {
  program.parse();
} catch (error) {
  process.exit((error as { exitCode?: number }).exitCode === 0 ? 0 : 2);
}
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => interrupt.abort(new PlatformRefusal(`Stopped by ${signal}.`)));

const page = resolve(import.meta.dirname, '../../../docs/results/bench.md');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<boolean> {
  const options = program.opts<BenchOptions>();
  const home = resolve(
    process.env.INIT_CWD ?? '.',
    options.home ?? join(tmpdir(), `iwaa-bench-${options.seed}-${process.pid}`),
  );
  if ((await readdir(home).catch(() => [])).length > 0)
    throw new PlatformRefusal(`${home} is not empty: name a folder that is, or leave --home out.`);
  const command = [
    'npm run bench',
    ...(process.argv.length > 2 ? ['--', ...shown(process.argv.slice(2))] : []),
  ];
  try {
    const results = await runBench(
      { ...options, command: command.join(' '), home, interrupt: interrupt.signal },
      say,
    );
    say(`\n${inWords(results)}`);
    if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
    if (options.writeDocs) {
      await writeFile(page, withTables(await readFile(page, 'utf8'), inMarkdown(results)));
      say(`\nThe tables are in ${page}.`);
    }
    return results.notDone.length === 0;
  } finally {
    if (!options.home) await rm(home, { recursive: true, force: true });
  }
}

/** What decides the figures; where they are written to does not. */
function shown(args: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (['--json', '--home', '--profile'].includes(word)) index += 1;
    else if (!/^--(json|home|profile|write-docs)\b/.test(word)) kept.push(word);
  }
  return kept;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  const refused = error instanceof PlatformRefusal || error instanceof EnginesRefusal;
  process.stderr.write(`${refused ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = interrupt.signal.aborted ? 130 : 1;
}
process.exit();
