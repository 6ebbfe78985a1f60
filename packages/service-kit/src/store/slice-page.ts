import type { PageRequest } from '@iwaa/contracts/http/page';
import { done } from '../outcome.ts';
import type { PageOutcome } from './page.ts';
import { cursorRefused, idInCursor, toCursor } from './page-cursor.ts';

/**
 * A page of what one document holds, in the order in which it is given. What is added later comes first or last.
 * @param list what the list is of; a cursor belongs to it.
 */
export function slicePage<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  list: unknown,
  { limit, after }: PageRequest,
): PageOutcome<Item> {
  const id = after === undefined ? undefined : idInCursor(list, after);
  const last = items.findIndex((item) => idOf(item) === id);
  if (after !== undefined && (id === undefined || last === -1)) return cursorRefused();
  const begin = after === undefined ? 0 : last + 1;
  const page = items.slice(begin, begin + limit);
  const end = page.at(-1);
  const more = begin + page.length < items.length;
  return done({ items: page, next: more && end !== undefined ? toCursor(list, idOf(end)) : null });
}
