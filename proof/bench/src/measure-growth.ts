import { sendBare } from './drive/steady-contacts.ts';
import type { Pace } from './drive/whole-case.ts';
import { readDisk } from './measure/disk.ts';
import { measureCases } from './measure-cases.ts';
import type { BenchOptions } from './options.ts';
import type { GrowthStep } from './results.ts';
import { type Measured, type Surroundings, untilQuiet, untilRead } from './surroundings.ts';

const openedPerSecond = 60;
/** After so many it is waited until all is read: what can't be taken in time waits outside, and not in Kafka. */
const openedTogether = 1000;

export interface Grown {
  readonly product: Measured;
  /** Of which no more cases are open than before: what one of it costs says what the machine has become meanwhile. */
  readonly floor: Measured | undefined;
}

/**
 * Opens cases until so many are open, and runs whole ones beside them: what one costs must not depend on how many there are.
 * Gives each level when it is measured, so that none is lost by a later one that fails.
 */
export async function* measureGrowth(
  { product, floor }: Grown,
  around: Surroundings,
  { open: levels, cases, widths: [width = 1] }: Pick<BenchOptions, 'open' | 'cases' | 'widths'>,
  flush: () => Promise<void>,
): AsyncGenerator<GrowthStep> {
  let open = 0;
  for (const level of levels.toSorted((one, other) => one - other)) {
    open = await openUpTo(Math.round(level), open, product, around);
    const openedAt = performance.now();
    await untilQuiet(product, around);
    around.tell(`All is quiet after ${Math.round((performance.now() - openedAt) / 1000)} s.`);
    const pace: Pace = { atOnce: width };
    const { cpuPerCaseMs, perSecond, processes } = await measureCases(product, around, cases, pace, flush);
    const ofFloor = floor && (await measureCases(floor, around, cases, pace, flush));
    yield {
      open,
      cpuPerCaseMs,
      perSecond,
      floorCpuPerCaseMs: ofFloor?.cpuPerCaseMs,
      processes,
      disk: await readDisk(around.enginesHome),
    };
  }
}

/** Opens cases block by block, and says how many are open then. */
async function openUpTo(
  level: number,
  before: number,
  measured: Measured,
  { numbers, tell }: Surroundings,
): Promise<number> {
  let open = before;
  while (open < level) {
    const count = Math.min(openedTogether, level - open);
    const began = performance.now();
    await sendBare(measured.subject, { first: numbers(count), count, perSecond: openedPerSecond });
    await untilRead(measured);
    open += count;
    const perSecond = (count * 1000) / (performance.now() - began);
    tell(`${open} of ${level} cases are open; the last ${count} at ${perSecond.toFixed(1)} a second.`);
  }
  return open;
}
