import type { Random } from '@iwaa/proof-kit/random';
import type { PlannedPerson } from './people.ts';

/** Somebody who is not in their bed when the roll is called. */
export interface PlannedAbsence {
  readonly person: PlannedPerson;
  readonly withPass: boolean;
}

type Habit = 'there' | 'has-pass' | 'comes-back' | 'stays-away';

/** How people who have a bed behave, by how often. No figures are published: it is a guess, so that each comes. */
const habits: readonly (readonly [Habit, number])[] = [
  ['there', 85],
  ['has-pass', 6],
  ['comes-back', 5],
  ['stays-away', 4],
];

/** Who is absent on which night, among those who sleep in a bed: from the second night of a stay on. */
export function planAbsences<
  Night extends { readonly arriving: readonly PlannedPerson[]; readonly leaving: readonly PlannedPerson[] },
>(nights: readonly Night[], random: Random): (Night & { readonly absent: readonly PlannedAbsence[] })[] {
  const asleep = new Map<number, { person: PlannedPerson; since: number; habit: Habit }>();
  return nights.map((night, index) => {
    for (const { number } of night.leaving) asleep.delete(number);
    const absent = [...asleep.values()].flatMap(({ person, since, habit }) => {
      const isSecondNight = index === since + 1;
      const isAway = habit === 'stays-away' || (isSecondNight && habit !== 'there');
      return isAway ? [{ person, withPass: habit === 'has-pass' }] : [];
    });
    for (const person of night.arriving)
      asleep.set(person.number, { person, since: index, habit: random.weighted(habits) });
    return { ...night, absent };
  });
}
