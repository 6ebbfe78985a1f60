import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { EnginesRefusal } from '@iwaa/engines/refusal';
import { putKafkajsToRest } from '@iwaa/eventing/kafkajs-at-rest';
import { startPlatform } from '@iwaa/platform/platform';
import { PlatformRefusal } from '@iwaa/platform/platform-refusal';
import { scaleWinter } from './input/scale.ts';
import { InputRefusal, type ReportedNight, readWinterCsv, readWinterSource } from './input/winter-csv.ts';
import { type WinterOptions, winterCommand } from './options.ts';
import { createProgress } from './progress.ts';
import { renderTerminal } from './report/terminal.ts';
import { fileUrl, runWinter } from './run-winter.ts';

putKafkajsToRest();
const options = winterCommand().parse().opts<WinterOptions>();
const { stdout } = process;
const progress = createProgress({ stream: stdout, isTTY: stdout.isTTY === true });
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interrupt.abort(new Error(`stopped by ${signal}`)));
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  process.exitCode = interrupt.signal.aborted ? 130 : 1;
  progress.end();
  process.stderr.write(`${explain(error)}\n`);
}
process.exit();

/** Gives whether the report found everything as it has to be. */
async function main(): Promise<boolean> {
  const { reported, source } = await readInput(options.input);
  const winter = { nights: scaleWinter(reported, options.scale), source };
  const platform = await startPlatform({
    home: options.home,
    ports: options.freePorts ? 'free' : 'default',
    logLevel: 'info',
    signal: interrupt.signal,
    onEvent: (event) => progress.platform(event),
  });
  try {
    const { report, htmlFile, jsonFile } = await runWinter(
      platform,
      winter,
      options,
      progress,
      interrupt.signal,
    );
    progress.end();
    stdout.write(
      `\n${renderTerminal(report, { width: Math.min(stdout.columns ?? 100, 120), colour: stdout.isTTY === true })}\n`,
    );
    stdout.write(`\nThe report as a page: ${fileUrl(htmlFile)}\nThe report as JSON:   ${jsonFile}\n`);
    if (!options.exit) {
      stdout.write('\nEverything stays up; Ctrl-C stops it, and the data stays.\n');
      await interrupted();
    }
    return report.ok;
  } finally {
    progress.end();
    stdout.write('Stopping the services and the engines.\n');
    await platform.stop();
  }
}

async function readInput(file: string): Promise<{ reported: ReportedNight[]; source: string }> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new InputRefusal(
      `The file ${file} can not be read (${error.code}): give the path of a CSV file with --input.`,
    );
  });
  try {
    return { reported: readWinterCsv(text), source: readWinterSource(text) ?? basename(file) };
  } catch (error) {
    if (error instanceof InputRefusal) error.message = `${file}: ${error.message}`;
    throw error;
  }
}

/** Waits for Ctrl-C. The timer keeps the process in the foreground: nothing else of it would. */
function interrupted(): Promise<void> {
  const alive = setInterval(() => undefined, 60_000);
  return new Promise<void>((resolve) => {
    if (interrupt.signal.aborted) resolve();
    interrupt.signal.addEventListener('abort', () => resolve(), { once: true });
  }).then(() => clearInterval(alive));
}

function explain(error: unknown): string {
  const refusals = [InputRefusal, PlatformRefusal, EnginesRefusal];
  if (refusals.some((refusal) => error instanceof refusal)) return (error as Error).message;
  if (interrupt.signal.aborted) return 'Stopped; what was recorded stays.';
  return error instanceof Error ? `The winter could not be lived to its end. ${error.stack}` : String(error);
}
