import type { callRoll } from '@iwaa/contracts/http/shelter-capacity';
import { type NightRefusal, nightRefusal } from '@iwaa/domain/night';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { z } from 'zod';
import type { AddedBed, Stay } from '../domain/bed.ts';
import type { CalledRoll, RollCallWord } from '../domain/roll-call.ts';
import type { Beds } from '../store/beds.ts';
import type { Centres } from '../store/centres.ts';
import { type RollCalls, rollCallIdOf, type UnitNight } from '../store/roll-calls.ts';
import type { SettleRollCall } from './settle-roll-call.ts';

type Refusal = 'not-found' | 'stay-unknown' | 'night-before-stay' | NightRefusal;

/**
 * Calls the roll of a unit for a night. It is written whole before a bed is touched, so that a crash in the middle loses nothing: the
 * service's own fact of it has it taken down again.
 */
export type CallRoll = (
  scope: ActorScope,
  of: UnitNight,
  asked: z.output<typeof callRoll>,
  command: CommandKey,
) => Promise<Outcome<CalledRoll, Refusal>>;

export function createCallRoll(parts: {
  centres: Centres;
  beds: Pick<Beds, 'ofUnit'>;
  rollCalls: RollCalls;
  campaigns: KnownCampaigns;
  settle: SettleRollCall;
  clock: Clock;
}): CallRoll {
  const { centres, beds, rollCalls, campaigns, settle, clock } = parts;

  /** What speaks against a night, for one of those who sleep in the unit. */
  async function refusalFor(stays: readonly Stay[], night: string): Promise<Refusal | undefined> {
    if (stays.some(({ since }) => night < since)) return 'night-before-stay';
    const at = clock().toISOString();
    for (const campaignId of new Set(stays.map((stay) => stay.campaignId))) {
      const code = nightRefusal(await campaigns.get(campaignId), night, at);
      if (code) return code;
    }
    return undefined;
  }

  return async (scope, of, { present, absent }, command) => {
    const { centreId, unit, night } = of;
    const centre = (await centres.one(centreId, scope))?.state;
    if (!centre?.units.some(({ kind }) => kind === unit)) return refused('not-found');
    const bedByStay = byStay(await beds.ofUnit(centreId, unit));
    const words: RollCallWord[] = [];
    const stays: Stay[] = [];
    for (const [stayIds, isPresent] of [
      [present, true],
      [absent, false],
    ] as const) {
      for (const stayId of stayIds) {
        const bed = bedByStay.get(stayId);
        if (!bed) return refused('stay-unknown');
        words.push({ stayId, bedId: bed.bedId, present: isPresent });
        if (bed.stay?.stayId === stayId) stays.push(bed.stay);
      }
    }
    const code = await refusalFor(stays, night);
    if (code) return refused(code);

    const rollCallId = rollCallIdOf(of);
    const { provinceId } = centre;
    const called = { rollCallId, centreId, provinceId, unit, night, calledAt: clock().toISOString(), words };
    await rollCalls.execute(rollCallId, { type: 'call-roll', ...called }, { command });
    await settle(rollCallId);
    const roll = await rollCalls.one(rollCallId);
    return roll ? done(roll) : refused('not-found');
  };
}

/** The beds of a unit by each stay that they know of, those that have ended too. */
function byStay(beds: readonly AddedBed[]): Map<string, AddedBed> {
  return new Map(
    beds.flatMap((bed) => [
      ...bed.recentStays.map(({ stayId }) => [stayId, bed] as const),
      ...(bed.stay ? [[bed.stay.stayId, bed] as const] : []),
    ]),
  );
}
