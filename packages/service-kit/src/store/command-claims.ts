import type { Connection } from 'mongoose';
import { ProblemError } from '../http/problem-error.ts';
import type { CommandKey } from './command-memory.ts';

/** Claims a key for one command. Throws ProblemError `idempotency-key-reused` where it stands for another one. */
export type ClaimKey = (command: CommandKey) => Promise<void>;

/**
 * Keys claimed in a collection of their own. An aggregate remembers the commands that it was sent, and can't know that a
 * key was used for another aggregate: where the request's body names the aggregate, one key could make two.
 */
export function createCommandClaims(connection: Connection): ClaimKey {
  const claims = connection.collection<{ _id: string; fingerprint: string }>('command-claims');
  return async ({ key, fingerprint }) => {
    const claim = await claims.findOneAndUpdate(
      { _id: key },
      { $setOnInsert: { fingerprint } },
      { upsert: true, returnDocument: 'after' },
    );
    if (claim?.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
  };
}
