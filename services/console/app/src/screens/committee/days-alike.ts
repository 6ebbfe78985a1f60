import type { OpeningHours } from '@iwaa/contracts/agency-terms';
import { type Weekday, weekdays } from '@iwaa/contracts/vocabulary';

type Openings = NonNullable<OpeningHours[Weekday]>;

/** Days that follow each other on which an agency is open at the same hours; at none where it is closed. */
export interface DaysAlike {
  readonly first: Weekday;
  /** The first one again where it is a day of its own. */
  readonly last: Weekday;
  readonly openings: Openings;
}

/** The days of a week from Monday on, those that are alike and follow each other as one. */
export function daysAlike(hours: OpeningHours): readonly DaysAlike[] {
  const told: DaysAlike[] = [];
  for (const day of weekdays) {
    const openings = hours[day] ?? [];
    const before = told.at(-1);
    if (before && isSame(before.openings, openings)) told[told.length - 1] = { ...before, last: day };
    else told.push({ first: day, last: day, openings });
  }
  return told;
}

function isSame(one: Openings, other: Openings): boolean {
  return (
    one.length === other.length &&
    one.every(({ from, to }, index) => from === other[index]?.from && to === other[index]?.to)
  );
}
