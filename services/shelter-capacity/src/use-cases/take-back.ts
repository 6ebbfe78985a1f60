import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { AddedBed, Bed } from '../domain/bed.ts';
import type { BedRefusal } from '../domain/bed-decisions.ts';
import type { MistakeCommand } from '../domain/mistake-decisions.ts';
import type { Beds } from '../store/beds.ts';
import type { Cases } from '../store/cases.ts';

/** Says of a check-in or a check-out that it was entered in error, and gives what the bed has come to. */
export type TakeBack = <Answer>(
  scope: ActorScope,
  bedId: string,
  mistake: Omit<MistakeCommand, 'campaignEnded' | 'at'>,
  command: CommandKey,
  answer: (after: AddedBed) => Answer,
) => Promise<Outcome<Answer, BedRefusal | 'not-found' | 'case-closed'>>;

export function createTakeBack(
  beds: Pick<Beds, 'find' | 'execute'>,
  cases: Pick<Cases, 'find'>,
  campaigns: Pick<KnownCampaigns, 'get'>,
  clock: Clock,
): TakeBack {
  return async (scope, bedId, mistake, command, answer) => {
    const bed = (await beds.find(bedId, scope))?.state;
    if (!bed || bed.status === 'absent') return refused('not-found');
    const of = stayIn(bed, mistake.stayId);
    // Nothing of a closed case is begun anew; what is closed at this very moment is given up by the reaction to the fact.
    if (of && mistake.type === 'take-back-check-out' && (await cases.find(of.caseId))?.closed)
      return refused('case-closed');
    const campaignEnded = of ? (await campaigns.get(of.campaignId)).ended : false;
    const at = clock().toISOString();
    return beds.execute(
      bedId,
      { ...mistake, campaignEnded, at },
      { command, result: (after) => answer(added(after)) },
    );
  };
}

function stayIn({ stay, recentStays }: AddedBed, stayId: string) {
  return stay?.stayId === stayId ? stay : recentStays.find((ended) => ended.stayId === stayId);
}

function added(bed: Bed): AddedBed {
  if (bed.status === 'absent') throw new Error('A bed that a command was carried out on is not there');
  return bed;
}
