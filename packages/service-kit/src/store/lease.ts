import { randomUUID } from 'node:crypto';
import type { Lease } from '@iwaa/eventing/outbox-relay';
import type { Connection } from 'mongoose';

interface LeaseDocument {
  readonly _id: string;
  readonly holder: string;
  readonly until: Date;
}

/**
 * A lease that one process of the service holds at a time. Its end is judged by the database's clock, so processes need
 * not agree on theirs. Should two believe to hold it for a moment, facts are sent twice, which every reader bears.
 */
export function createLease(connection: Connection, name: string, ttlMs: number): Lease {
  const holder = randomUUID();
  const leases = connection.collection<LeaseDocument>('leases');
  return {
    ttlMs,
    async acquire() {
      const free = { $or: [{ holder }, { $expr: { $lt: ['$until', '$$NOW'] } }] };
      const taken = [
        { $set: { holder, until: { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: ttlMs } } } },
      ];
      try {
        const result = await leases.updateOne({ _id: name, ...free }, taken, { upsert: true });
        return result.modifiedCount + result.upsertedCount > 0 || result.matchedCount > 0;
      } catch (error) {
        // The upsert met another holder's document: the lease is taken.
        if ((error as { code?: unknown }).code === 11_000) return false;
        throw error;
      }
    },
    async release() {
      await leases.deleteOne({ _id: name, holder });
    },
  };
}
