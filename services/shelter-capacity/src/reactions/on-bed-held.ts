import {
  bedHeld,
  bedOffered,
  checkedIn,
  checkOutTakenBack,
  transferredIn,
} from '@iwaa/contracts/events/shelter-capacity';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Clock } from '@iwaa/service-kit/clock';
import { hasLapsed } from '../domain/bed.ts';
import type { Beds } from '../store/beds.ts';
import type { WaitingList } from '../store/waiting-list.ts';

/**
 * Takes whoever has a bed off the waiting list. The bed must be theirs now: the fact may be old, and the person may have
 * asked anew since.
 */
export function onBedHeld(beds: Beds, waitingList: WaitingList, clock: Clock): Reaction[] {
  return [bedOffered, bedHeld, checkedIn, checkOutTakenBack, transferredIn].map((taken) =>
    reactTo(taken, async ({ data: { caseId } }) => {
      const entry = await waitingList.ofCase(caseId);
      if (!entry) return;
      const bed = await beds.ofCase(caseId);
      if (!bed || (bed.hold && hasLapsed(bed.hold, clock().toISOString()))) return;
      const reason = bed.hold?.offer ? 'bed-offered' : 'bed-held';
      await waitingList.execute(entry.entryId, { type: 'leave-waiting-list', reason });
    }),
  );
}
