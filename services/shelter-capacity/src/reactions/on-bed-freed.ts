import { bedAdded, checkedOut, holdExpired, holdReleased } from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import { unitOf } from '../domain/bed-name.ts';
import type { ServeWaitingList } from '../placing/serve-waiting-list.ts';

/** Gives a bed that was added or freed to who is next in the waiting list. */
export function onBedFreed(serve: ServeWaitingList): Reaction[] {
  return [bedAdded, checkedOut, holdExpired, holdReleased].map((freed) =>
    reactTo(freed, async ({ data }) => serve(data.campaignId, unitOf(data.bedId))),
  );
}
