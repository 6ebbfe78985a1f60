import { createHash } from 'node:crypto';
import type { Access } from './access.ts';

/** An access as it lies in the log: numbered from 1 without a gap, and tied to the one before it. */
export interface ChainedAccess extends Access {
  /** Its number. */
  readonly _id: number;
  readonly at: Date;
  /** SHA-256, in hex, over the hash of the entry before it and over all else that it says. */
  readonly hash: string;
}

/** Where a chain ends: the number and the hash of its last entry. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

export const emptyChain: ChainHead = { sequence: 0, hash: '' };

/** The accesses as the entries that follow a head. */
export function chainedTo(head: ChainHead, accesses: readonly Access[], at: Date): ChainedAccess[] {
  let hash = head.hash;
  return accesses.map((access, index) => {
    const entry = { _id: head.sequence + index + 1, ...access, at };
    hash = hashAfter(hash, entry);
    return { ...entry, hash };
  });
}

export function headAt({ _id, hash }: ChainedAccess): ChainHead {
  return { sequence: _id, hash };
}

/** The hash of an entry that follows the one with this hash. Whatever it holds counts, so that nothing can be added either. */
export function hashAfter(before: string, entry: Omit<ChainedAccess, 'hash'>): string {
  const { hash: _, ...said } = entry as ChainedAccess;
  return createHash('sha256')
    .update(JSON.stringify([before, inOneForm(said)]))
    .digest('hex');
}

/** A value in the one form in which it is hashed, in whatever order the database gives its fields. */
function inOneForm(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(inOneForm);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => [name, inOneForm(each)]);
}
