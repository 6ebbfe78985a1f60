import { type UnitKind, unitKinds } from '@iwaa/contracts/vocabulary';
import type { ReportedNight } from '../input/winter-csv.ts';
import { levelByTemperature } from './level-by-temperature.ts';
import type { PlannedPerson } from './people.ts';

/** A night's arrivals, and for how many nights each of them stays. */
interface NightOfStays {
  readonly arriving: readonly PlannedPerson[];
  readonly stays: readonly { readonly person: PlannedPerson; readonly nights: number }[];
}

/** Two and a half times the greatest arrival of a night: full on the busy nights, with room on the others. */
export function countBeds(
  nights: readonly { readonly arriving: readonly PlannedPerson[] }[],
): Record<UnitKind, number> {
  return perUnit(
    (unit) => Math.ceil(Math.max(0, ...nights.map((night) => inUnit(night.arriving, unit))) * 2.5) + 1,
  );
}

/** Mattresses for cold nights: one for every five beds; none in a winter without a cold night. */
export function countOverflow(
  beds: Readonly<Record<UnitKind, number>>,
  nights: readonly Pick<ReportedNight, 'minimumTemperature'>[],
): Record<UnitKind, number> {
  const isCold = nights.some((night) => levelByTemperature(night) !== 'normal');
  return perUnit((unit) => (isCold ? Math.ceil(beds[unit] / 5) : 0));
}

/** Who leaves on which night: those whose stay is over, and, where a unit would be too full, those who came first. */
export function planDepartures<Night extends NightOfStays>(
  nights: readonly Night[],
  beds: Readonly<Record<UnitKind, number>>,
): (Omit<Night, 'stays'> & { readonly leaving: readonly PlannedPerson[] })[] {
  let inBed: { person: PlannedPerson; until: number }[] = [];
  return nights.map(({ stays, ...night }, index) => {
    const leaving = inBed.filter(({ until }) => until <= index);
    inBed = inBed.filter(({ until }) => until > index);
    for (const unit of unitKinds) {
      const ofUnit = inBed.filter(({ person }) => person.profile.unit === unit);
      const surplus = ofUnit.length + inUnit(night.arriving, unit) - beds[unit];
      const early = ofUnit.slice(0, Math.max(0, surplus));
      leaving.push(...early);
      inBed = inBed.filter((one) => !early.includes(one));
    }
    inBed.push(...stays.map(({ person, nights }) => ({ person, until: index + nights })));
    return { ...night, leaving: leaving.map(({ person }) => person) };
  });
}

function perUnit(count: (unit: UnitKind) => number): Record<UnitKind, number> {
  return Object.fromEntries(unitKinds.map((unit) => [unit, count(unit)])) as Record<UnitKind, number>;
}

function inUnit(people: readonly PlannedPerson[], unit: UnitKind): number {
  return people.filter(({ profile }) => profile.unit === unit).length;
}
