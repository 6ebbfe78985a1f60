import { defaultTimeZone } from '@iwaa/contracts/default-time-zone';
import type { census } from '@iwaa/contracts/http/shelter-capacity';
import { daysBefore } from '@iwaa/domain/night';
import { wallClockOf, whenShown } from '@iwaa/domain/wall-clock';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { z } from 'zod';
import { type BedSpan, censusOf } from '../domain/census.ts';
import { bedsOf, type OpenCentre } from '../domain/centre.ts';
import type { BedRecords } from '../store/bed-records.ts';
import { type RollCalls, rollCallIdOf } from '../store/roll-calls.ts';

/**
 * Counts the beds of a centre's units for a night: as is known now, and as was known then. Then is an instant (ISO-8601) that
 * somebody gives, else when the roll of the unit was called last on that night, else the end of the night.
 */
export type CountNight = (
  centre: OpenCentre,
  night: string,
  knownAt: string | undefined,
) => Promise<z.input<typeof census>>;

export function createCountNight(parts: {
  records: Pick<BedRecords, 'of' | 'firstOf'>;
  rollCalls: Pick<RollCalls, 'one'>;
  campaigns: Pick<KnownCampaigns, 'find'>;
}): CountNight {
  const { records, rollCalls, campaigns } = parts;

  async function timeZoneOf(span: Pick<BedSpan, 'campaignId'> | undefined): Promise<string> {
    const campaign = span && (await campaigns.find(span.campaignId));
    // A unit in which nobody ever had a bed has no campaign to ask.
    return campaign?.timeZone ?? defaultTimeZone;
  }

  return async (centre, night, knownAt) => {
    const { centreId } = centre;
    const beds = Map.groupBy(bedsOf(centre), ({ unit }) => unit);
    const units = await Promise.all(
      centre.units.map(async ({ kind }) => {
        const timeZone = await timeZoneOf(await records.firstOf(centreId, kind));
        const rollCall = await rollCalls.one(rollCallIdOf({ centreId, unit: kind, night }));
        const then = knownAt ?? rollCall?.calledAt ?? endOf(night, timeZone);
        const record = await records.of(centreId, kind, night, then);
        return [false, true].flatMap((overflow) => {
          const ids = (beds.get(kind) ?? []).flatMap((bed) => (bed.overflow === overflow ? [bed.bedId] : []));
          if (ids.length === 0) return [];
          return {
            ...{ unit: kind, overflow, rollCalled: rollCall !== undefined, knownAt: then },
            asKnownNow: censusOf(ids, record, night, { timeZone }),
            asKnownThen: censusOf(ids, record, night, { timeZone, knownAt: then }),
          };
        });
      }),
    );
    return { centreId, night, lines: units.flat() };
  };
}

/** Noon of the next day, by the clocks of the place. */
function endOf(night: string, timeZone: string): string {
  const clock = wallClockOf(timeZone, `${night}T00:00:00Z`, `${daysBefore(night, -2)}T00:00:00Z`);
  return new Date(whenShown(clock, `${daysBefore(night, -1)}T12:00`)).toISOString();
}
