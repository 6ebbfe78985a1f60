import type { ReportedNight } from './winter-csv.ts';

/** A winter of at most so many contacts is replayed whole where nobody says otherwise. */
const smallWinter = 1000;

/** How much of a winter is replayed where nobody says it: a small one whole, of a large one a tenth. */
export function defaultScale(nights: readonly ReportedNight[]): number {
  const contacts = nights.reduce((sum, night) => sum + night.contacts, 0);
  return contacts <= smallWinter ? 1 : 0.1;
}

/** A night as it was reported, and how much of it is replayed. */
export interface ScaledNight extends Pick<ReportedNight, 'night' | 'minimumTemperature'> {
  readonly reported: { readonly contacts: number; readonly placements: number };
  readonly contacts: number;
  readonly placements: number;
}

/**
 * Scales a winter down. Rounding is carried from night to night, so that the totals are those of the winter times the scale;
 * where that would place more people in a night than are met in it, the surplus is placed on the next night.
 */
export function scaleWinter(nights: readonly ReportedNight[], scale: number): ScaledNight[] {
  const met = { reported: 0, replayed: 0 };
  const placed = { reported: 0, replayed: 0 };
  return nights.map(({ night, contacts, placements, ...more }) => {
    const share = (total: typeof met, reported: number, most: number): number => {
      total.reported += reported;
      const count = Math.max(0, Math.min(Math.round(total.reported * scale) - total.replayed, most));
      total.replayed += count;
      return count;
    };
    const scaledContacts = share(met, contacts, contacts);
    const scaledPlacements = share(placed, placements, Math.min(scaledContacts, placements));
    return {
      night,
      ...more,
      reported: { contacts, placements },
      contacts: scaledContacts,
      placements: scaledPlacements,
    };
  });
}
