import { z } from 'zod';
import { referralServices, unitKinds, type Weekday, weekdays } from './vocabulary.ts';

const years = z.int().min(0).max(150);

/** Whom an agency takes for one of its services. */
export const serviceTerms = z.object({
  service: z.enum(referralServices),
  /** The people whom it takes, as a shelter's units do. */
  units: z.array(z.enum(unitKinds)).min(1),
  /** From which age on and up to which, in whole years; null where it has no bound. */
  agesFrom: years.nullable(),
  agesTo: years.nullable(),
  /** Whether it can be reached and used with a wheelchair. */
  accessible: z.boolean(),
});
export type ServiceTerms = z.output<typeof serviceTerms>;

const hourOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const openFrom = z.string().regex(hourOfDay, { error: 'must be an hour of the day, such as 08:30' });
const openTo = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: 'must be an hour of the day, such as 16:30, or 24:00',
});

/** When an agency is open on one day; what goes past midnight goes on on the next day. */
const opening = z.object({
  from: openFrom.meta({ examples: ['08:30'] }),
  to: openTo.meta({ examples: ['16:30'] }),
});
const ofDay = z.array(opening);

/** The hours at which an agency is open, by the clocks of its province; on a day that is left out it is closed. */
export const openingHours = z.object(ofWeek(ofDay));
export type OpeningHours = z.output<typeof openingHours>;

/** The same as it is given: nothing that is not known, and each opening ends after it begins. */
export const givenOpeningHours = z.strictObject(
  ofWeek(
    z
      .array(
        opening.strict().refine(({ from, to }) => from < to, {
          path: ['to'],
          error: 'must lie after `from`, on the same day',
        }),
      )
      .max(4),
  ),
);

function ofWeek<Day extends z.ZodType>(day: Day): Record<Weekday, z.ZodOptional<Day>> {
  return Object.fromEntries(weekdays.map((name) => [name, day.optional()])) as Record<
    Weekday,
    z.ZodOptional<Day>
  >;
}
