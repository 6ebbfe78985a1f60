import type { AddedBed } from '../domain/bed.ts';

/** A bed as the API tells it. */
export function toBed({ bedId, centreId, unit, status, hold, stay }: AddedBed) {
  return { bedId, centreId, unit, state: status, hold, stay };
}
