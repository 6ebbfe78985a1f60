const none = '–';

/** A number as the tables show it; a dash where there is none. */
export function figure(value: number | undefined, digits = 0): string {
  return value === undefined || !Number.isFinite(value) ? none : value.toFixed(digits);
}

/** How many times the other the one is. */
export function ratio(one: number | undefined, other: number | undefined): string {
  if (one === undefined || other === undefined || !(other > 0)) return none;
  return figure(one / other, 2);
}

/** Bytes in millions. */
export function megabytes(bytes: number | undefined): string {
  return figure(bytes === undefined ? undefined : bytes / 1e6);
}
