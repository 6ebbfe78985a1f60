import { z } from 'zod';

const pageSize = { usual: 100, largest: 1000 };

/** Where a page ends: given back as `after`, the list goes on from there. Only whoever answers it knows what is in it. */
const cursor = z
  .string()
  .max(400)
  .regex(/^[A-Za-z0-9_-]+$/, { error: 'must be the `next` of an earlier page' })
  .meta({ examples: ['WyIyMDI0LTEyLTEyIl0'] });

/** What every list is asked with: its own filters, and which page. */
export function pageQuery<const Filters extends z.ZodRawShape>(filters: Filters) {
  return z.strictObject({
    ...filters,
    limit: z.coerce.number().int().min(1).max(pageSize.largest).default(pageSize.usual),
    after: cursor.optional(),
  });
}

/** What every list answers: some of its items, and where the next page begins; null after the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: cursor.nullable() });
}

/** Which page of a list is asked for. */
export interface PageRequest {
  readonly limit: number;
  /** The `next` of the page before; the first page where it is left out. */
  readonly after?: string | undefined;
}
