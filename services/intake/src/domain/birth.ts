import type { Identity } from '@iwaa/contracts/http/intake';

/** The first and the last day on which somebody may be born, ISO-8601; undefined where nothing is known of it. */
export function birthOf({
  bornOn,
  bornIn,
}: Pick<Identity, 'bornOn' | 'bornIn'>): { readonly first: string; readonly last: string } | undefined {
  if (bornOn !== undefined) return { first: bornOn, last: bornOn };
  return bornIn === undefined ? undefined : { first: `${bornIn}-01-01`, last: `${bornIn}-12-31` };
}
