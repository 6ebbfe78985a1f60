import type { Random } from '@iwaa/proof-kit/random';
import { secretOf } from './people.ts';
import type { PlannedContact, PlannedCorrection } from './winter-plan.ts';

/** The share of the people met first whose name was misheard. No figures are published: it is a guess. */
const misheardShare = 0.06;

/**
 * Who is corrected: on the night after the first contact, some are heard to be called otherwise. `mark` goes into the new value as into
 * every personal one.
 */
export function planCorrections<Night extends { readonly met: readonly PlannedContact[] }>(
  nights: readonly Night[],
  mark: string,
  random: Random,
): (Night & { readonly corrected: readonly PlannedCorrection[] })[] {
  return nights.map((night, index) => {
    const before = nights[index - 1]?.met.filter(({ firstContact }) => firstContact) ?? [];
    const corrected = before
      .filter(() => random.chance(misheardShare))
      .map(({ person }) => ({ person, nickname: `heard ${secretOf(mark, person.number)}` }));
    return { ...night, corrected };
  });
}
