import { checkInTakenBack, checkOutTakenBack } from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { declinedSince } from '../domain/known-case.ts';
import { nightOfReaction } from '../domain/night-of-reaction.ts';
import type { Cases } from '../store/cases.ts';
import type { AnswerAgain } from '../use-cases/answer-again.ts';
import { type GiveUpShelter, whenClosed, whenDeclined } from '../use-cases/give-up-shelter.ts';

/**
 * What follows from an error at the desk. Whoever was checked out in error, and whose bed is gone, gets the next one or a place in the
 * list, as if they had kept their turn. What was said while the error stood counts for the hold that is there again.
 */
export function onTakenBack(parts: {
  cases: Pick<Cases, 'find'>;
  campaigns: Pick<KnownCampaigns, 'get'>;
  answerAgain: AnswerAgain;
  giveUp: GiveUpShelter;
  clock: Clock;
}): Reaction[] {
  const { cases, campaigns, answerAgain, giveUp, clock } = parts;
  return [
    reactTo(checkInTakenBack, async ({ data: { caseId } }) => {
      const record = await cases.find(caseId);
      if (record?.closed) return giveUp(caseId, whenClosed);
      if (record)
        await giveUp(caseId, { ...whenDeclined, ofNeed: (needId) => declinedSince(record, needId) });
    }),
    reactTo(checkOutTakenBack, async ({ id, data, time }) => {
      const { caseId, campaignId, goesOn, holdId, needId } = data;
      if ((await cases.find(caseId))?.closed) return giveUp(caseId, whenClosed);
      if (goesOn) return;
      const night = nightOfReaction(await campaigns.get(campaignId), clock().toISOString(), data.night);
      await answerAgain({ caseId, campaignId }, id, { type: 'bed-gone', holdId, night, needId }, time);
    }),
  ];
}
