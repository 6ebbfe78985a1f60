import {
  bedHeld,
  checkedIn,
  checkInTakenBack,
  checkOutTakenBack,
  transferredIn,
} from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { BedOccupants } from '../store/bed-occupants.ts';

/** Takes note that a centre expects somebody, or that somebody sleeps there, also where only an error had said otherwise. */
export function onBedGiven(occupants: Pick<BedOccupants, 'keep'>): Reaction[] {
  return [
    reactTo(bedHeld, ({ data, sequence }) => occupants.keep(data, data.caseId, sequence)),
    reactTo(checkedIn, ({ data, sequence }) => occupants.keep(data, data.caseId, sequence)),
    reactTo(transferredIn, ({ data, sequence }) => occupants.keep(data, data.caseId, sequence)),
    reactTo(checkInTakenBack, async ({ data, sequence }) => {
      if (data.hold) await occupants.keep(data, data.caseId, sequence);
    }),
    reactTo(checkOutTakenBack, async ({ data, sequence }) => {
      if (data.goesOn) await occupants.keep(data, data.caseId, sequence);
    }),
  ];
}
