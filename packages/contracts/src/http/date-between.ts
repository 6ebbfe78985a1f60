import { z } from 'zod';

/** A date of the calendar within bounds that any real one keeps to; both are ISO-8601 dates, and included. */
export function dateBetween(first: string, last: string) {
  const says = `a date from ${first} to ${last}`;
  return z.iso
    .date()
    .refine((date) => first <= date && date <= last, { error: `must be ${says}` })
    .meta({ description: `${says[0]?.toUpperCase()}${says.slice(1)}.`, examples: ['1961-03-02'] });
}
