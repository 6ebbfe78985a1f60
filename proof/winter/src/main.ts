import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { bearClosedOutput } from '@iwaa/engines/process/bear-closed-output';
import { EnginesRefusal } from '@iwaa/engines/refusal';
import { patchKafkajs } from '@iwaa/kafkajs-patches/patch-kafkajs';
import { startPlatform } from '@iwaa/platform/platform';
import { PlatformRefusal } from '@iwaa/platform/platform-refusal';
import { decodeText } from './input/decode-text.ts';
import { InputRefusal } from './input/input-refusal.ts';
import { passedNights } from './input/passed-nights.ts';
import { defaultScale, scaleWinter } from './input/scale.ts';
import { type ReportedNight, readWinterCsv, readWinterSource } from './input/winter-csv.ts';
import { openTonight } from './open-tonight.ts';
import { type WinterOptions, winterCommand } from './options.ts';
import { createProgress } from './progress.ts';
import { renderTerminal } from './report/terminal.ts';
import { fileUrl, runWinter } from './run-winter.ts';

bearClosedOutput();
patchKafkajs();
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
  const scale = options.scale ?? defaultScale(reported);
  const winter = { nights: scaleWinter(reported, scale), source };
  if (options.scale === undefined && scale < 1)
    progress.line(`A tenth of each night is replayed; --scale 1 replays the whole.`);
  const platform = await startPlatform({
    home: options.home,
    ports: options.freePorts ? 'free' : 'default',
    logLevel: 'info',
    signal: interrupt.signal,
    onEvent: (event) => progress.platform(event),
  });
  progress.line(`The console: ${platform.addresses.console}`);
  try {
    const { campaign, report, htmlFile, jsonFile } = await runWinter(
      platform,
      winter,
      { ...options, scale },
      progress,
      interrupt.signal,
    );
    progress.end();
    stdout.write(
      `\n${renderTerminal(report, { width: Math.min(stdout.columns ?? 100, 120), colour: stdout.isTTY === true })}\n`,
    );
    stdout.write(`\nThe report as a page: ${fileUrl(htmlFile)}\nThe report as JSON:   ${jsonFile}\n`);
    if (!options.exit) {
      await openTonight(platform, campaign, options.home, interrupt.signal);
      stdout.write(
        `\nTo work tonight, sign in at ${platform.addresses.console}: the campaign ${campaign.tonightId} runs.\n`,
      );
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

async function readInput(file: string): Promise<{ reported: readonly ReportedNight[]; source: string }> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new InputRefusal(
      `The file ${file} can not be read (${error.code}): give the path of a CSV file with --input.`,
    );
  });
  try {
    const text = decodeText(bytes);
    const today = new Date().toISOString().slice(0, 10);
    return {
      reported: passedNights(readWinterCsv(text), today),
      source: readWinterSource(text) ?? basename(file),
    };
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
  return error instanceof Error
    ? `The winter could not be replayed to its end. ${error.stack}`
    : String(error);
}
