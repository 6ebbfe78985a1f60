import type { PageRequest } from '@iwaa/contracts/http/page';
import type { Connection } from 'mongoose';
import { done } from '../outcome.ts';
import type { PageOutcome } from '../store/page.ts';
import { cursorRefused, idInCursor, toCursor } from '../store/page-cursor.ts';
import type { ChainedAccess } from './access-chain.ts';
import { accessLogName } from './access-log.ts';

/** Reads a service's log of accesses. */
export interface AccessReader {
  /** The accesses, allowed and refused, to what is held about a person, the last first. */
  ofPerson(personId: string, page: PageRequest): Promise<PageOutcome<ChainedAccess>>;
  ensureIndexes(): Promise<void>;
}

/** Reads the log that lies in a service's own database. */
export function createAccessReader(connection: Connection): AccessReader {
  const entries = connection.collection<ChainedAccess>(accessLogName);
  return {
    async ofPerson(personId, { limit, after }) {
      const list = [accessLogName, personId];
      const last = after === undefined ? undefined : idInCursor(list, after);
      if (after !== undefined && last === undefined) return cursorRefused();
      const wanted = { $or: [{ 'resource.personId': personId }, { about: personId }] };
      const found = await entries
        .find(last === undefined ? wanted : { ...wanted, _id: { $lt: Number(last) } })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray();
      const items = found.slice(0, limit);
      const end = found.length > limit ? items.at(-1) : undefined;
      return done({ items, next: end ? toCursor(list, String(end._id)) : null });
    },
    async ensureIndexes() {
      // Each of the two ways in which an entry names a person, in the order in which it is read.
      await entries.createIndexes([
        { key: { 'resource.personId': 1, _id: -1 }, sparse: true },
        { key: { about: 1, _id: -1 }, sparse: true },
      ]);
    },
  };
}
