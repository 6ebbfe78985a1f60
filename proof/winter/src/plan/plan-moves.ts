import type { Random } from '@iwaa/proof-kit/random';
import type { PlannedPerson } from './people.ts';

/** How often somebody who sleeps in a bed is moved to another one. No figures are published: it is a guess, so that it comes. */
const movedShare = 0.03;

/** Who is moved to another bed on which night, among those who slept in one before. */
export function planMoves<
  Night extends { readonly arriving: readonly PlannedPerson[]; readonly leaving: readonly PlannedPerson[] },
>(nights: readonly Night[], random: Random): (Night & { readonly moved: readonly PlannedPerson[] })[] {
  const asleep = new Map<number, PlannedPerson>();
  return nights.map((night) => {
    for (const { number } of night.leaving) asleep.delete(number);
    const moved = [...asleep.values()].filter(() => random.chance(movedShare));
    for (const person of night.arriving) asleep.set(person.number, person);
    return { ...night, moved };
  });
}
