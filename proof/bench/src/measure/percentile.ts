/** The value below which this share of the values lies, by the nearest rank; NaN of no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle and the slow end of some durations, in ms. */
export interface Latency {
  readonly median: number;
  readonly p99: number;
}

export function latencyOf(values: readonly number[]): Latency {
  return { median: percentile(values, 0.5), p99: percentile(values, 0.99) };
}
