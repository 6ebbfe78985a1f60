import type { checkIn, checkInAnswer } from '@iwaa/contracts/http/shelter-capacity';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { z } from 'zod';
import type { Bed } from '../domain/bed.ts';
import type { BedRefusal } from '../domain/bed-decisions.ts';
import type { Beds } from '../store/beds.ts';
import { bedWith } from './bed-with.ts';
import { campaignOfBed } from './campaign-of-bed.ts';

/** Takes in the person for whom a bed is held, for a night that fits the campaign and the hold. */
export type CheckIn = (
  scope: ActorScope,
  bedId: string,
  asked: z.output<typeof checkIn> & { readonly stayId: string },
  command: CommandKey,
) => Promise<Outcome<z.input<typeof checkInAnswer>, BedRefusal | 'not-found'>>;

export function createCheckIn(beds: Beds, campaigns: KnownCampaigns, clock: Clock): CheckIn {
  return async (scope, bedId, asked, command) => {
    const bed = await bedWith(beds, scope, bedId, ({ hold }) => hold?.holdId === asked.holdId);
    if (!bed) return refused('not-found');
    const campaign = await campaignOfBed(campaigns, bed);
    return beds.execute(
      bedId,
      { type: 'check-in', ...asked, campaign, at: clock().toISOString() },
      { command, result: (after) => ({ bedId, stayId: stayOf(after), caseId: asked.caseId }) },
    );
  };
}

/** The stay that a check-in has come to, by this command or by an earlier one for the same hold. */
function stayOf(bed: Bed): string {
  if (bed.status !== 'occupied') throw new Error('A check-in that was taken left no stay.');
  return bed.stay.stayId;
}
