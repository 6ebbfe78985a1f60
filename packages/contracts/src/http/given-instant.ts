import { instant } from '../ids.ts';

const [first, last] = ['2000-01-01T00:00:00Z', '2099-12-31T23:59:59Z'];

/** An instant that a request names, within this century; its owner judges how far ahead it may lie. */
export const givenInstant = instant
  .refine((text) => Date.parse(first) <= Date.parse(text) && Date.parse(text) <= Date.parse(last), {
    error: `must be an instant from ${first} to ${last}`,
  })
  .meta({ description: `An instant from ${first} to ${last}.`, examples: ['2025-01-31T18:00:00.000Z'] });
