import { waitingListLeft } from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { WaitingList } from '../store/waiting-list.ts';
import type { AnswerAgain } from '../use-cases/answer-again.ts';

/** Answers the need that somebody stated after they had declined, where the decline came to be known only later. */
export function onWaitingListLeft(waitingList: WaitingList, answerAgain: AnswerAgain): Reaction {
  return reactTo(waitingListLeft, async ({ data, time }) => {
    const { entryId, reason } = data;
    if (reason !== 'declined-by-person') return;
    const entry = (await waitingList.find(entryId))?.state;
    if (!entry || entry.status === 'absent') return;
    await answerAgain(data, entryId, { type: 'released', reason, needId: entry.needId }, time);
  });
}
