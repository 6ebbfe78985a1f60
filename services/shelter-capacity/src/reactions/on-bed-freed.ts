import {
  bedAdded,
  bedReturnedToService,
  checkedOut,
  holdLapsed,
  holdReleased,
} from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import { unitOf } from '../domain/bed-name.ts';
import { type HowEnded, mayBeOutlived } from '../domain/known-case.ts';
import type { Beds } from '../store/beds.ts';
import type { AnswerAgain } from '../use-cases/answer-again.ts';
import type { ServeWaitingList } from '../use-cases/serve-waiting-list.ts';

/**
 * Gives a bed that was added, freed or returned to service to who is next in the waiting list. Whoever had it, and has asked again meanwhile, is
 * answered first.
 */
export function onBedFreed(beds: Beds, answerAgain: AnswerAgain, serve: ServeWaitingList): Reaction[] {
  async function needOfHold(bedId: string, holdId: string): Promise<string> {
    const bed = (await beds.find(bedId))?.state;
    const hold = bed?.status === 'absent' ? undefined : bed?.recentHolds.find((one) => one.holdId === holdId);
    return hold?.needId ?? '';
  }

  async function needOfStay(bedId: string, stayId: string): Promise<string> {
    const bed = (await beds.find(bedId))?.state;
    const stay = bed?.status === 'absent' ? undefined : bed?.recentStays.find((one) => one.stayId === stayId);
    return stay?.needId ?? '';
  }

  async function again(
    data: { caseId: string; campaignId: string },
    endedId: string,
    ending: HowEnded,
    { time, need }: { time: string; need: () => Promise<string> },
  ): Promise<void> {
    if (mayBeOutlived(ending)) await answerAgain(data, endedId, { ...ending, needId: await need() }, time);
  }

  const next = (data: { provinceId: string; bedId: string }) => serve(data.provinceId, unitOf(data.bedId));

  return [
    reactTo(bedAdded, ({ data }) => next(data)),
    reactTo(bedReturnedToService, ({ data }) => next(data)),
    reactTo(holdLapsed, async ({ data, time }) => {
      const need = () => needOfHold(data.bedId, data.holdId);
      await again(data, data.holdId, { type: 'lapsed' }, { time, need });
      await next(data);
    }),
    reactTo(holdReleased, async ({ data, time }) => {
      const need = () => needOfHold(data.bedId, data.holdId);
      await again(data, data.holdId, { type: 'released', reason: data.reason }, { time, need });
      await next(data);
    }),
    reactTo(checkedOut, async ({ data, time }) => {
      const { bedId, stayId, reason, night } = data;
      const need = () => needOfStay(bedId, stayId);
      await again(data, stayId, { type: 'left', reason, night }, { time, need });
      await next(data);
    }),
  ];
}
