import { waitingListJoined } from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { ServeWaitingList } from '../use-cases/serve-waiting-list.ts';

/** Looks again for whoever has joined: a bed may have been freed at that very moment, when the list was still empty. */
export function onWaitingListJoined(serve: ServeWaitingList): Reaction {
  return reactTo(waitingListJoined, async ({ data }) => serve(data.provinceId, data.unit));
}
