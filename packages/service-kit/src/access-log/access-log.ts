import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { asItIs } from '../store/driver-collection.ts';
import type { Access, RecordAccess } from './access.ts';
import { type ChainedAccess, type ChainHead, chainedTo, emptyChain, headAt } from './access-chain.ts';

/** The collection of a service's accesses. */
export const accessLogName = 'access-log';

/** How often entries are tried whose place in the chain another process took. */
const attempts = 10;

export interface AccessLog {
  readonly record: RecordAccess;
  /** The last entry that this process knows of; asks the database where it knows of none. */
  head(): Promise<ChainHead>;
}

/**
 * An append-only log of who reached for what is personal: one chain for the service, to which all of its processes append. What is
 * to be recorded while an entry is being written goes together as the next write.
 */
export function createAccessLog(connection: Connection, clock: Clock): AccessLog {
  const entries = connection.collection<ChainedAccess>(accessLogName);
  let known: ChainHead | undefined;
  let waiting: Access[] = [];

  async function lastHead(): Promise<ChainHead> {
    const last = await entries.find().sort({ _id: -1 }).limit(1).next();
    return last ? headAt(last) : emptyChain;
  }

  /** How many of these entries, from the first on, are in the log. */
  async function countWritten(chained: readonly ChainedAccess[]): Promise<number> {
    const ids = chained.map(({ _id }) => _id);
    const found = await entries.find({ _id: { $in: ids } }, { readConcern: 'majority' }).toArray();
    const hashes = new Set(found.map(({ hash }) => hash));
    const missing = chained.findIndex(({ hash }) => !hashes.has(hash));
    return missing === -1 ? chained.length : missing;
  }

  async function append(accesses: readonly Access[]): Promise<void> {
    let left = accesses;
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const chained = chainedTo(known ?? (await lastHead()), left, clock());
      try {
        await entries.insertMany(chained, { ordered: true, ...asItIs });
        known = chained.map(headAt).at(-1);
        return;
      } catch (error) {
        known = undefined;
        // Another process may have taken a number of ours, after some of ours were written.
        left = left.slice(await countWritten(chained));
        if (left.length > 0 && attempt === attempts) throw error;
      }
    }
  }

  const write = oneAtATime(async () => {
    const accesses = waiting;
    waiting = [];
    await append(accesses);
  });

  return {
    record(access) {
      waiting.push(access);
      return write();
    },
    async head() {
      known ??= await lastHead();
      return known;
    },
  };
}
