import { percentile } from './percentile.ts';

/** Something that was read of each of some processes at one moment (ms), by name. */
export interface Reading {
  readonly at: number;
  readonly values: ReadonlyMap<string, number>;
}

/** What a process needed, in bytes: from a quarter of the time to its half, when it is warm, and in the last quarter. */
export interface MemoryOverTime {
  readonly quarter: number;
  readonly end: number;
}

/**
 * What each process needed in the second and in the last quarter of a time (ms): the value below which `share` of the readings
 * lie. A process without a reading in one of the two is left out.
 */
export function memoryOverTime(
  readings: readonly Reading[],
  { from, until }: { readonly from: number; readonly until: number },
  share: number,
): Map<string, MemoryOverTime> {
  const length = (until - from) / 4;
  const names = new Set(readings.flatMap(({ values }) => [...values.keys()]));
  const inQuarter = (name: string, quarter: number): number => {
    const begins = from + (quarter - 1) * length;
    const within = readings.filter(({ at }) => at >= begins && at < begins + length);
    return percentile(
      within.map(({ values }) => values.get(name)).filter((value) => value !== undefined),
      share,
    );
  };
  return new Map(
    [...names]
      .map((name) => [name, { quarter: inQuarter(name, 2), end: inQuarter(name, 4) }] as const)
      .filter(([, { quarter, end }]) => Number.isFinite(quarter) && Number.isFinite(end)),
  );
}
