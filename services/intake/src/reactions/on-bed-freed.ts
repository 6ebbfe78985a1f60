import {
  checkedOut,
  holdLapsed,
  holdReleased,
  transferredOut,
} from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { BedOccupants } from '../store/bed-occupants.ts';

/** Takes note that a centre no longer expects or shelters whoever had a bed. */
export function onBedFreed(occupants: Pick<BedOccupants, 'keep'>): Reaction[] {
  return [
    reactTo(holdLapsed, ({ data, sequence }) => occupants.keep(data, null, sequence)),
    reactTo(holdReleased, ({ data, sequence }) => occupants.keep(data, null, sequence)),
    reactTo(transferredOut, ({ data, sequence }) => occupants.keep(data, null, sequence)),
    reactTo(checkedOut, ({ data, sequence }) => occupants.keep(data, null, sequence)),
  ];
}
