import type { checkOut, checkOutAnswer } from '@iwaa/contracts/http/shelter-capacity';
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

/** Ends a stay on a night that fits the campaign and the stay, and frees the bed. */
export type CheckOut = (
  scope: ActorScope,
  bedId: string,
  asked: z.output<typeof checkOut>,
  command: CommandKey,
) => Promise<Outcome<z.input<typeof checkOutAnswer>, BedRefusal | 'not-found'>>;

export function createCheckOut(beds: Beds, campaigns: KnownCampaigns, clock: Clock): CheckOut {
  return async (scope, bedId, asked, command) => {
    const bed = await bedWith(beds, scope, bedId, ({ stay }) => stay?.stayId === asked.stayId);
    if (!bed) return refused('not-found');
    const campaign = await campaignOfBed(campaigns, bed);
    const { stayId } = asked;
    const ended = await beds.execute(
      bedId,
      { type: 'check-out', ...asked, campaign, at: clock().toISOString() },
      { command, result: () => ({ bedId, stayId }) },
    );
    const recorded = ended.kind === 'refused' ? recordedOf(ended.state, stayId) : undefined;
    return ended.kind === 'refused' && recorded ? refused(ended.code, { detail: recorded }) : ended;
  };
}

/** What was recorded of a stay that has ended, for somebody who records another end of it. */
function recordedOf(bed: Bed, stayId: string): string | undefined {
  const ended = bed.status === 'absent' ? undefined : bed.recentStays.find((stay) => stay.stayId === stayId);
  return ended && `The stay ended on the night ${ended.night}: ${ended.reason}.`;
}
