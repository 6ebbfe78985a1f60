import { readdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { bearClosedOutput } from '@iwaa/engines/process/bear-closed-output';
import { EnginesRefusal } from '@iwaa/engines/refusal';
import { patchKafkajs } from '@iwaa/kafkajs-patches/patch-kafkajs';
import { PlatformRefusal } from '@iwaa/platform/platform-refusal';
import { holds } from './check/finding.ts';
import { type FaultsReport, inWords, isWell } from './faults-report.ts';
import { drawnSeed, type FaultsOptions, faultsCommand, homeOf } from './options.ts';
import { type Plant, plants } from './preload/plants.ts';
import { runFaults } from './run-faults.ts';

bearClosedOutput();
patchKafkajs();
const command = faultsCommand().exitOverride();
try {
  command.parse();
} catch (error) {
  process.exit((error as { exitCode?: number }).exitCode === 0 ? 0 : 2);
}

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () =>
    interrupt.abort(new PlatformRefusal(`Stopped by ${signal}; what was written stays.`)),
  );

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<boolean> {
  const options = command.opts<FaultsOptions>();
  const seed = options.seed ?? drawnSeed();
  const home = resolve(process.env.INIT_CWD ?? '.', options.home ?? homeOf(seed));
  const inside = await readdir(home).catch(() => []);
  if (inside.length > 0)
    throw new PlatformRefusal(`${home} is not empty: name a folder that is, or leave --home out.`);
  const { faults, writes, minutes, only, plant } = options;
  say(`Home: ${home}`);
  const report = await runFaults(
    { faults, writes, minutes, seed, home, only, plant, interrupt: interrupt.signal },
    say,
  );
  say(`\n${inWords(report)}`);
  const well = isWell(report);
  if (options.json) {
    const findings = report.findings.map((finding) => ({ ...finding, holds: holds(finding) }));
    await writeFile(options.json, `${JSON.stringify({ well, ...report, findings }, null, 2)}\n`);
  }
  if (plant) return foundPlant(plant, report);
  if (well && !options.keep && !options.home) await rm(home, { recursive: true, force: true });
  return well;
}

function foundPlant(plant: Plant, { findings }: FaultsReport): boolean {
  // A check that had nothing to look at has found nothing.
  const broken = findings.filter(({ differences }) => differences.length > 0).map(({ name }) => name);
  const expected: readonly string[] = plants[plant];
  const by = broken.filter((name) => expected.includes(name));
  say(
    by.length > 0
      ? `The planted bug ${plant} was found by: ${by.join(', ')}.`
      : `The planted bug ${plant} was NOT found.`,
  );
  return by.length > 0;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  const refused = error instanceof PlatformRefusal || error instanceof EnginesRefusal;
  process.stderr.write(`${refused ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
}
process.exit();
