import { bedsOf, type OpenCentre } from '../domain/centre.ts';
import type { Beds } from '../store/beds.ts';

/** Adds the beds of an open centre, those that are not there yet. */
export type AddBeds = (centre: Pick<OpenCentre, 'centreId' | 'provinceId' | 'units'>) => Promise<void>;

/** How many beds are written at once. */
const lanes = 24;

export function createAddBeds(beds: Beds): AddBeds {
  return async ({ centreId, provinceId, units }) => {
    const wanted = bedsOf({ centreId, units });
    const counts = await beds.counts([centreId]);
    if (counts.reduce((sum, count) => sum + count.beds, 0) === wanted.length) return;
    const left = wanted.values();
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        // The lanes share one iterator: each takes the next bed that nobody has begun.
        for (const { bedId, unit, overflow } of left)
          await beds.execute(bedId, { type: 'add-bed', bedId, centreId, provinceId, unit, overflow });
      }),
    );
  };
}
