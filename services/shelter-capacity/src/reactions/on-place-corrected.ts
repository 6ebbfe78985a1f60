import { placeCorrected } from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { ServeWaitingList } from '../use-cases/serve-waiting-list.ts';

/** Looks again for whoever waits now for another unit: a bed of it may be free. */
export function onPlaceCorrected(serve: ServeWaitingList): Reaction {
  return reactTo(placeCorrected, async ({ data }) => serve(data.provinceId, data.unit));
}
