import type { PageRequest } from '@iwaa/contracts/http/page';
import type mongoose from 'mongoose';
import { done } from '../outcome.ts';
import { valueAt } from '../value-at.ts';
import { driverCollection } from './driver-collection.ts';
import type { PageOutcome } from './page.ts';
import { cursorRefused, idInCursor, toCursor } from './page-cursor.ts';

/** A list of a collection's documents. */
export interface DocumentList {
  /** What is asked for, by paths; a cursor belongs to it. The code's own, with values that the route has checked. */
  readonly wanted: Readonly<Record<string, unknown>>;
  /** What keeps the list to the actor's scope: `scope.filter(owners)`. */
  readonly within: Readonly<Record<string, unknown>>;
  /**
   * Paths of what the list is sorted by, each ascending or descending; ids break ties. Each document has a value there that never
   * changes, which keeps a list's order while it is read page by page. An index on the scope's path, these and `_id` serves it.
   */
  readonly order?: readonly SortKey[];
}
type SortKey = readonly [path: string, direction: 'ascending' | 'descending'];

/** Documents are listed without what belongs to their writing. */
const shown = { outbox: 0, outboxSince: 0, commands: 0 } as const;

/**
 * A page of a list. Going through the pages gives each document that is in the list from the first page to the last exactly
 * once, whatever is added meanwhile.
 */
export async function findPage<Stored extends { readonly _id: string }>(
  model: { readonly collection: mongoose.Collection },
  { wanted, within, order = [] }: DocumentList,
  { limit, after }: PageRequest,
): Promise<PageOutcome<Stored>> {
  // The driver's own collection, as the store's: mongoose's query would cost as much again.
  const collection = driverCollection<{ _id: string }>(model);
  const list = [model.collection.name, wanted, order];
  const keys: readonly SortKey[] = [...order, ['_id', 'ascending']];

  const position = after === undefined ? {} : await positionOf(after);
  if (!position) return cursorRefused();
  const found = await collection
    .find({ $and: [within, wanted, position] } as object, { projection: shown })
    .sort(new Map(keys.map(([path, direction]) => [path, direction === 'ascending' ? 1 : -1])))
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit) as unknown as Stored[];
  const last = found.length > limit ? items.at(-1) : undefined;
  return done({ items, next: last ? toCursor(list, last._id) : null });

  /** What comes after a cursor. Its document may have left the list since, but not the actor's scope. */
  async function positionOf(cursor: string): Promise<object | undefined> {
    const id = idInCursor(list, cursor);
    if (id === undefined) return undefined;
    const last = await collection.findOne({ $and: [{ _id: { $eq: id } }, within] } as object, {
      projection: shown,
    });
    return last ? follows(keys, last) : undefined;
  }
}

/** What sorts after a document. */
function follows(keys: readonly SortKey[], document: object): object {
  const values = keys.map(([path]) => sortedBy(document, path));
  const later = keys.map(([path, direction], index) => ({
    ...Object.fromEntries(keys.slice(0, index).map(([before], at) => [before, { $eq: values[at] }])),
    [path]: { [direction === 'ascending' ? '$gt' : '$lt']: values[index] },
  }));
  const [first] = keys;
  if (!first || later.length === 1) return later[0] ?? {};
  // The bound on the first key lets one walk along the index find the page: an `$or` alone is walked in parts.
  const [path, direction] = first;
  return { [path]: { [direction === 'ascending' ? '$gte' : '$lte']: values[0] }, $or: later };
}

function sortedBy(document: object, path: string): unknown {
  const value = valueAt(document, path.split('.'));
  if (value === undefined || value === null)
    throw new Error(`A list is sorted by ${path}, which a document lacks.`);
  return value;
}
