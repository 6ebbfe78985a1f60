import type { ageGroups } from '@iwaa/contracts/vocabulary';

export type AgeGroup = (typeof ageGroups)[number];

/**
 * The full years that somebody has on a day; negative before the birth. Who was born on 29 February has a year more on
 * 1 March of a year without that day.
 * @param bornOn ISO-8601 date.
 * @param day ISO-8601 date.
 */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** The age group of so many full years. */
export function ageGroupOf(age: number): AgeGroup {
  if (age < 18) return 'under-18';
  return age < 65 ? '18-64' : '65-and-over';
}
