import {
  transferCancelled,
  transferPrepared,
  transferredIn,
  transferredOut,
} from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import { unitOf } from '../domain/bed-name.ts';
import type { Cases } from '../store/cases.ts';
import type { CompleteTransfer } from '../use-cases/complete-transfer.ts';
import { type GiveUpShelter, whenClosed } from '../use-cases/give-up-shelter.ts';
import type { ServeWaitingList } from '../use-cases/serve-waiting-list.ts';

/**
 * Brings to its end a transfer whose process died in the middle, and gives the bed that it frees to who is next in the list. Mostly
 * there is nothing left to bring to an end.
 */
export function onTransfer(parts: {
  cases: Pick<Cases, 'find'>;
  completeTransfer: CompleteTransfer;
  giveUp: GiveUpShelter;
  serve: ServeWaitingList;
}): Reaction[] {
  const { cases, completeTransfer, giveUp, serve } = parts;
  const next = (data: { provinceId: string; bedId: string }) => serve(data.provinceId, unitOf(data.bedId));
  return [
    reactTo(transferPrepared, async ({ data: { bedId, transferId } }) => {
      await completeTransfer(bedId, transferId);
    }),
    reactTo(transferredOut, async ({ data }) => {
      await completeTransfer(data.toBedId, data.transferId);
      await next(data);
    }),
    reactTo(transferredIn, async ({ data: { caseId } }) => {
      // The case may have been closed while the person had neither of the two beds.
      if ((await cases.find(caseId))?.closed) await giveUp(caseId, whenClosed);
    }),
    reactTo(transferCancelled, ({ data }) => next(data)),
  ];
}
