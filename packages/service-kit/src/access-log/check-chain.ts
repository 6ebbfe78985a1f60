import { type ChainedAccess, hashAfter } from './access-chain.ts';
import type { PublishedHead } from './publish-heads.ts';

/** What is wrong with an access log. */
export type ChainFault =
  /** No entry has these numbers. */
  | { readonly kind: 'removed'; readonly from: number; readonly to: number }
  /** It has a number that no entry is given. */
  | { readonly kind: 'inserted'; readonly sequence: number }
  /** It does not follow from the one before it: it or that one was changed, or put in another's place. */
  | { readonly kind: 'changed'; readonly sequence: number }
  /** The log ends before an entry whose hash was published. */
  | { readonly kind: 'end-removed'; readonly last: number; readonly published: PublishedHead }
  /** The chain holds together and is not the one whose head was published. */
  | { readonly kind: 'rewritten'; readonly published: PublishedHead };

export interface CheckedChain {
  readonly entries: number;
  readonly faults: readonly ChainFault[];
}

/**
 * Checks an access log, entry by entry in the order of their numbers, against itself and the heads that were published of it. What
 * was written after the last published head can be cut off unseen.
 */
export async function checkChain(
  entries: AsyncIterable<ChainedAccess> | Iterable<ChainedAccess>,
  published: readonly PublishedHead[],
): Promise<CheckedChain> {
  const faults: ChainFault[] = [];
  const headsAt = Map.groupBy(published, ({ sequence }) => sequence);
  let [last, before, count] = [0, '', 0];
  for await (const entry of entries) {
    count += 1;
    const { _id: sequence, hash } = entry;
    if (!Number.isInteger(sequence) || sequence < 1) {
      faults.push({ kind: 'inserted', sequence });
      continue;
    }
    if (sequence > last + 1) faults.push({ kind: 'removed', from: last + 1, to: sequence - 1 });
    // After a gap nobody knows what came before it, so that only what follows can be judged.
    else if (hashAfter(before, entry) !== hash) faults.push({ kind: 'changed', sequence });
    for (const head of headsAt.get(sequence) ?? [])
      if (head.hash !== hash) faults.push({ kind: 'rewritten', published: head });
    [last, before] = [sequence, hash];
  }
  const furthest = published.reduce<PublishedHead | undefined>(
    (one, other) => (one && one.sequence >= other.sequence ? one : other),
    undefined,
  );
  if (furthest && furthest.sequence > last) faults.push({ kind: 'end-removed', last, published: furthest });
  return { entries: count, faults };
}
