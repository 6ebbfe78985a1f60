import { needIdentified } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import { PermanentFault } from '@iwaa/eventing/failure/fault';
import type { AnswerNeed } from '../use-cases/answer-need.ts';

/** Holds a bed for whoever needs shelter, or has them join the waiting list. */
export function onNeedIdentified(answerNeed: AnswerNeed): Reaction {
  return reactTo(needIdentified, async ({ data, sequence, time }) => {
    if (data.kind !== 'shelter') return;
    const { needId, caseId, campaignId, night, shelter } = data;
    if (!shelter) throw new PermanentFault('shelter-need-without-profile');
    await answerNeed({ needId, caseId, campaignId, night, ...shelter, sequence, since: time });
  });
}
