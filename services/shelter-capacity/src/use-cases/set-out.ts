import { durationMs } from '@iwaa/contracts/duration';
import type { setOut } from '@iwaa/contracts/http/shelter-capacity';
import { levelOf } from '@iwaa/domain/night-level';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { z } from 'zod';
import type { AddedBed } from '../domain/bed.ts';
import type { BedRefusal } from '../domain/bed-decisions.ts';
import type { Beds } from '../store/beds.ts';
import { type HoldAnswer, holdAnswerOf } from './end-hold.ts';

/** Keeps a bed for whoever is on the way to it, for what the campaign allows for a way. */
export type SetOut = (
  scope: ActorScope,
  asked: z.output<typeof setOut> & { readonly holdId: string },
  command: CommandKey,
) => Promise<Outcome<HoldAnswer, BedRefusal | 'not-found'>>;

export function createSetOut(
  beds: Pick<Beds, 'ofHold' | 'execute'>,
  campaigns: Pick<KnownCampaigns, 'get'>,
  clock: Clock,
): SetOut {
  /** Until when the way may take, and how cold the night is. Of a hold that is over nothing is kept; the bed says so. */
  async function termsOf({ hold }: AddedBed, holdId: string, setOutAt: string) {
    if (hold?.holdId !== holdId) return { until: setOutAt, level: 'normal' as const };
    const campaign = await campaigns.get(hold.campaignId);
    const until = Date.parse(setOutAt) + durationMs(campaign.deadlines.onTheWay);
    return { until: new Date(until).toISOString(), level: levelOf(campaign, hold.night) };
  }

  return async (scope, asked, command) => {
    const { holdId, setOutAt } = asked;
    const bed = await beds.ofHold(holdId, scope);
    if (!bed) return refused('not-found');
    const { bedId } = bed;
    const terms = await termsOf(bed, holdId, setOutAt);
    return beds.execute(
      bedId,
      { type: 'set-out', ...asked, ...terms, at: clock().toISOString() },
      { command, result: (after) => holdAnswerOf(after, bedId, holdId) },
    );
  };
}
