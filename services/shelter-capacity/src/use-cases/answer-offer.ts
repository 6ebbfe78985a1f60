import { durationMs } from '@iwaa/contracts/duration';
import type { ShelterDeclineReason } from '@iwaa/contracts/vocabulary';
import { deadlineOn, levelOf } from '@iwaa/domain/night-level';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { AddedBed } from '../domain/bed.ts';
import type { BedCommand } from '../domain/bed-decisions.ts';
import type { Beds } from '../store/beds.ts';
import { type HoldOutcome, judgeHold } from './judge-hold.ts';

type Answer =
  | { readonly type: 'accept' }
  | { readonly type: 'decline'; readonly reason: ShelterDeclineReason; readonly staysInList: boolean };

/** What the person to whom a bed is offered says. Accepted, it is held for as long as any bed of that night. */
export type AnswerOffer = (
  scope: ActorScope,
  holdId: string,
  answer: Answer,
  command: CommandKey,
) => Promise<HoldOutcome>;

export function createAnswerOffer(
  beds: Pick<Beds, 'ofHold' | 'execute'>,
  campaigns: Pick<KnownCampaigns, 'get'>,
  clock: Clock,
): AnswerOffer {
  async function commandOf({ hold }: AddedBed, holdId: string, answer: Answer): Promise<BedCommand> {
    if (answer.type === 'decline') return { ...answer, type: 'decline-offer', holdId };
    const now = clock();
    // Of a hold that is over nothing is held; the bed says so.
    if (hold?.holdId !== holdId)
      return { type: 'accept-offer', holdId, lapsesAt: now.toISOString(), level: 'normal' };
    const campaign = await campaigns.get(hold.campaignId);
    const forMs = durationMs(deadlineOn(campaign, hold.night, 'bedHold'));
    const lapsesAt = new Date(now.getTime() + forMs).toISOString();
    return { type: 'accept-offer', holdId, lapsesAt, level: levelOf(campaign, hold.night) };
  }

  return (scope, holdId, answer, command) =>
    judgeHold(beds, scope, holdId, (bed) => commandOf(bed, holdId, answer), command);
}
