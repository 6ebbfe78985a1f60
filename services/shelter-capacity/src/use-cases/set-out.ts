import { durationMs } from '@iwaa/contracts/duration';
import type { setOut } from '@iwaa/contracts/http/shelter-capacity';
import { levelOf } from '@iwaa/domain/night-level';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { z } from 'zod';
import type { AddedBed } from '../domain/bed.ts';
import type { BedCommand } from '../domain/bed-decisions.ts';
import type { Beds } from '../store/beds.ts';
import { type HoldOutcome, judgeHold } from './judge-hold.ts';

/** Keeps a bed for whoever is on the way to it, for what the campaign allows for a way. */
export type SetOut = (
  scope: ActorScope,
  asked: z.output<typeof setOut> & { readonly holdId: string },
  command: CommandKey,
) => Promise<HoldOutcome>;

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

  return (scope, asked, command) => {
    const { holdId, setOutAt } = asked;
    const commandFor = async (bed: AddedBed): Promise<BedCommand> => ({
      ...{ type: 'set-out', ...asked, ...(await termsOf(bed, holdId, setOutAt)) },
      at: clock().toISOString(),
    });
    return judgeHold(beds, scope, holdId, commandFor, command);
  };
}
