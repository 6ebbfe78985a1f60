import { offerDeclined, offerLapsed } from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import { unitOf } from '../domain/bed-name.ts';
import type { Cases } from '../store/cases.ts';
import type { AnswerAgain } from '../use-cases/answer-again.ts';
import type { ServeWaitingList } from '../use-cases/serve-waiting-list.ts';

/**
 * Offers a bed that somebody let pass to the next one. Whoever declined it and waits on, or did not answer, is in the same place of the
 * list again; what they let pass is known before they are, so that it is not offered to them once more.
 */
export function onOfferPassed(
  cases: Pick<Cases, 'passOffer'>,
  answerAgain: AnswerAgain,
  serve: ServeWaitingList,
): Reaction[] {
  const waitOn = (
    data: { caseId: string; campaignId: string; holdId: string; needId: string; since: string },
    time: string,
  ) => {
    const { holdId, needId, since } = data;
    return answerAgain(data, holdId, { type: 'offer-passed', holdId, needId, since }, time);
  };
  const next = (data: { provinceId: string; bedId: string }) => serve(data.provinceId, unitOf(data.bedId));

  return [
    reactTo(offerLapsed, async ({ data, time }) => {
      await cases.passOffer(data, null);
      await waitOn(data, time);
      await next(data);
    }),
    reactTo(offerDeclined, async ({ data, time }) => {
      const { holdId, needId, bedId, staysInList } = data;
      await cases.passOffer(data, bedId);
      const left = { type: 'released', reason: 'declined-by-person', needId } as const;
      if (staysInList) await waitOn(data, time);
      else await answerAgain(data, holdId, left, time);
      await next(data);
    }),
  ];
}
