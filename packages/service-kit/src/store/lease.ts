import { randomUUID } from 'node:crypto';
import type { Lease } from '@iwaa/eventing/outbox/outbox-relay';
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
      const lease = await leases.findOneAndUpdate({ _id: name }, takeIfFree(holder, ttlMs), {
        upsert: true,
        returnDocument: 'after',
      });
      return lease?.holder === holder;
    },
    async release() {
      await leases.deleteOne({ _id: name, holder });
    },
  };
}

/** Judged inside the write, by the database's clock: a lease that is another's and still runs is left as it is. */
function takeIfFree(holder: string, ttlMs: number) {
  const free = {
    $or: [{ $eq: ['$holder', holder] }, { $lt: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] }],
  };
  const end = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: ttlMs } };
  return [
    { $set: { holder: { $cond: [free, holder, '$holder'] }, until: { $cond: [free, end, '$until'] } } },
  ];
}
