import { bedHeld, checkedIn } from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { BedOccupants } from '../store/bed-occupants.ts';

/** Takes note that a centre expects somebody, or that somebody sleeps there. */
export function onBedGiven(occupants: Pick<BedOccupants, 'keep'>): Reaction[] {
  return [
    reactTo(bedHeld, ({ data, sequence }) => occupants.keep(data, data.caseId, sequence)),
    reactTo(checkedIn, ({ data, sequence }) => occupants.keep(data, data.caseId, sequence)),
  ];
}
