import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { Reintegration } from '../domain/reintegration.ts';
import type { ReintegrationRefusal } from '../domain/reintegration-decisions.ts';
import type { Reintegrations } from '../store/reintegrations.ts';

/** Records whether a return was seen to hold, from the day on which the visit is due; `answer` is what is answered. */
export type RecordVisit = <Answer>(
  scope: ActorScope,
  reintegrationId: string,
  found: { readonly visit: number; readonly holds: boolean },
  command: CommandKey,
  answer: (after: Reintegration) => Answer,
) => Promise<Outcome<Answer, ReintegrationRefusal | 'not-found' | 'unavailable'>>;

export function createRecordVisit(
  reintegrations: Reintegrations,
  campaigns: KnownCampaigns,
  clock: Clock,
): RecordVisit {
  return async (scope, reintegrationId, found, command, answer) => {
    const reintegration = await reintegrations.lastKnown(reintegrationId, scope);
    if (!reintegration) return refused('not-found');
    // A return is planned by its campaign, so the campaign is known here.
    const campaign = await campaigns.find(reintegration.state.campaignId);
    if (!campaign) return refused('unavailable');
    return reintegrations.execute(
      reintegrationId,
      { type: 'record-visit', ...found, at: clock().toISOString(), timeZone: campaign.timeZone },
      { command, result: answer },
    );
  };
}
