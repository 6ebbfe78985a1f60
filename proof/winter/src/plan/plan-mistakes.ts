import type { Random } from '@iwaa/proof-kit/random';
import type { PlannedPerson } from './people.ts';

/** What the desk enters in error on a night, and takes back. */
export interface PlannedMistakes {
  /** Whose check-in is entered before they have come. */
  readonly cameNot: readonly PlannedPerson[];
  /** Who is checked out by a wrong press. */
  readonly leftNot: readonly PlannedPerson[];
}

/** How often each is entered in error. No figures are published: it is a guess, so that each comes. */
const [cameNotShare, leftNotShare] = [0.03, 0.02];

/** Of whom the desk enters something in error, and on which night. */
export function planMistakes<
  Night extends { readonly arriving: readonly PlannedPerson[]; readonly leaving: readonly PlannedPerson[] },
>(nights: readonly Night[], random: Random): (Night & { readonly mistakes: PlannedMistakes })[] {
  const asleep = new Map<number, PlannedPerson>();
  return nights.map((night) => {
    for (const { number } of night.leaving) asleep.delete(number);
    const leftNot = [...asleep.values()].filter(() => random.chance(leftNotShare));
    const cameNot = night.arriving.filter(() => random.chance(cameNotShare));
    for (const person of night.arriving) asleep.set(person.number, person);
    return { ...night, mistakes: { cameNot, leftNot } };
  });
}
