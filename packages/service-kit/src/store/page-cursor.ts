import { createHash } from 'node:crypto';
import { type Refused, refused } from '../outcome.ts';

/**
 * What a page's cursor says: the last item's id, and which list it belongs to. It holds nothing else, because whoever is
 * given a cursor can read it.
 * @param list what the list is of, by its filters and its order; the same at each page.
 */
export function toCursor(list: unknown, id: string): string {
  return Buffer.from(`${digest(list)}${id}`).toString('base64url');
}

/** The id after which a page begins; undefined where the cursor is none of this list. */
export function idInCursor(list: unknown, cursor: string): string | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const prefix = digest(list);
  if (!text.startsWith(prefix)) return undefined;
  const id = text.slice(prefix.length);
  // One position has one cursor: decoding passes over what is no base64url, and over bits at its end.
  return toCursor(list, id) === cursor ? id : undefined;
}

/** The refusal of a cursor that is none of the list that was asked for. */
export function cursorRefused(): Refused<'invalid-request'> {
  return refused('invalid-request', {
    detail: 'The list has no such page. Ask for its first page, without `after`.',
    errors: [
      {
        field: 'querystring.after',
        message: 'must be the `next` of a page of this list, with the same filters',
      },
    ],
  });
}

function digest(list: unknown): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 16);
}
