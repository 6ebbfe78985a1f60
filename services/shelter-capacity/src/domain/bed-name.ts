import type { UnitKind } from '@iwaa/contracts/vocabulary';

/** A bed's id: its centre, its unit and its number, such as `sidi-kacem-centre.men-001`. */
export function bedName(centreId: string, unit: UnitKind, number: number): string {
  return `${centreId}.${unit}-${String(number).padStart(3, '0')}`;
}

/**
 * The unit that a bed's id names.
 * @throws RangeError when it is not a bed's id.
 */
export function unitOf(bedId: string): UnitKind {
  const unit = /\.(men|women|families)-\d+$/.exec(bedId)?.[1];
  if (unit === 'men' || unit === 'women' || unit === 'families') return unit;
  throw new RangeError(`"${bedId}" is not a bed's id such as sidi-kacem-centre.men-001`);
}
