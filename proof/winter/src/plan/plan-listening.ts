import type { ConsentPurpose, NeedKind } from '@iwaa/contracts/vocabulary';
import type { Random } from '@iwaa/proof-kit/random';
import type { PlannedContact, PlannedListening } from './winter-plan.ts';

/**
 * Who is listened to: on the night after the first contact, those who did not consent on the street to what they need, and
 * some of the others, in whom a need comes out that they did not speak of before.
 */
export function planListening<Night extends { readonly met: readonly PlannedContact[] }>(
  nights: readonly Night[],
  random: Random,
): (Night & { readonly listenedTo: readonly PlannedListening[] })[] {
  return nights.map((night, index) => {
    const before =
      nights[index - 1]?.met.filter(
        ({ firstContact, person }) => firstContact && person.way !== 'is-admitted',
      ) ?? [];
    const listenedTo = before.flatMap(({ person, needs, consents }): PlannedListening[] => {
      const found: NeedKind[] =
        random.chance(0.05) && !needs.includes('social-mediation') ? ['social-mediation'] : [];
      const missing = purposesOf([...needs, ...found]).filter((purpose) => !consents.includes(purpose));
      return found.length > 0 || missing.length > 0 ? [{ person, needs: found, consents: missing }] : [];
    });
    return { ...night, listenedTo };
  });
}

/** The purposes that have to be consented to for these needs to be passed on. */
export function purposesOf(needs: readonly NeedKind[]): ConsentPurpose[] {
  const purposes = new Set<ConsentPurpose>();
  for (const need of needs) {
    if (need === 'family-mediation' || need === 'social-mediation') purposes.add('mediation');
    if (need === 'health' || need === 'elderly-care' || need === 'womens-space' || need === 'shelter')
      purposes.add('referral');
  }
  return [...purposes];
}
