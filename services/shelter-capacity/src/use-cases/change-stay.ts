import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { AbsenceCommand } from '../domain/absence-decisions.ts';
import type { AddedBed, Bed, BedEvent } from '../domain/bed.ts';
import type { BedRefusal } from '../domain/bed-decisions.ts';
import type { Beds } from '../store/beds.ts';
import { bedWith } from './bed-with.ts';
import { campaignOfBed } from './campaign-of-bed.ts';

/** What a command on a stay is judged by: its campaign, now (ISO-8601). */
type Judged = Pick<AbsenceCommand, 'campaign' | 'at'>;

/**
 * Changes something of the stay of whoever sleeps in a bed: their presence, a pass.
 * @param isIn whether a bed has what the command is about
 */
export type ChangeStay = <Answer>(
  scope: ActorScope,
  bedId: string,
  change: {
    readonly isIn: (bed: AddedBed) => boolean;
    readonly commandOf: (judged: Judged) => AbsenceCommand;
    readonly answer: (after: Bed, events: readonly BedEvent[]) => Answer;
    readonly command: CommandKey;
  },
) => Promise<Outcome<Answer, BedRefusal | 'not-found'>>;

export function createChangeStay(beds: Beds, campaigns: KnownCampaigns, clock: Clock): ChangeStay {
  return async (scope, bedId, { isIn, commandOf, answer, command }) => {
    const bed = await bedWith(beds, scope, bedId, isIn);
    if (!bed) return refused('not-found');
    const campaign = await campaignOfBed(campaigns, bed);
    const judged = { campaign, at: clock().toISOString() };
    return beds.execute(bedId, commandOf(judged), { command, result: answer });
  };
}
