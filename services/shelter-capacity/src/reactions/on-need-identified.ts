import { needIdentified } from '@iwaa/contracts/events/intake';
import { PermanentFault } from '@iwaa/eventing/fault';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { AnswerNeed } from '../placing/answer-need.ts';

/** Holds a bed for whoever needs shelter, or has them join the waiting list. */
export function onNeedIdentified(answerNeed: AnswerNeed): Reaction {
  return reactTo(needIdentified, async ({ data, sequence, time }) => {
    if (data.kind !== 'shelter') return;
    const { needId, caseId, campaignId, night, shelter } = data;
    if (!shelter) throw new PermanentFault('shelter-need-without-profile');
    await answerNeed({ needId, caseId, campaignId, night, ...shelter, sequence, since: time });
  });
}
