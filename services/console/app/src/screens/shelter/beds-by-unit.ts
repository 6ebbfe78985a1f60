import type { bed } from '@iwaa/contracts/http/shelter-capacity';
import { type UnitKind, unitKinds } from '@iwaa/contracts/vocabulary';
import type { z } from 'zod';

export type Bed = z.output<typeof bed>;

/** First those that somebody waits at the door for, last those of which nothing is to be done. */
const order: readonly Bed['state'][] = ['held', 'moving-in', 'occupied', 'free', 'out-of-service'];

/** The beds of each unit that has any, those with something to do first. */
export function bedsByUnit(
  beds: readonly Bed[],
): { readonly unit: UnitKind; readonly beds: readonly Bed[] }[] {
  return unitKinds
    .map((unit) => ({
      unit,
      beds: beds
        .filter((one) => one.unit === unit)
        .toSorted(
          (one, other) =>
            order.indexOf(one.state) - order.indexOf(other.state) || (one.bedId < other.bedId ? -1 : 1),
        ),
    }))
    .filter((one) => one.beds.length > 0);
}
