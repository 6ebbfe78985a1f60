import type { CheckOutReason, HoldReleaseReason, WaitingListLeavingReason } from '@iwaa/contracts/vocabulary';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { nightOfReaction } from '../domain/night-of-reaction.ts';
import type { Beds } from '../store/beds.ts';
import type { WaitingList } from '../store/waiting-list.ts';

/** Why a person gives up what they have of the shelter, in the words of each part. */
export interface GivingUp {
  readonly leaving: Exclude<WaitingListLeavingReason, 'bed-offered' | 'bed-held'>;
  readonly release: HoldReleaseReason;
  /** Left out where a stay goes on. */
  readonly checkOut?: CheckOutReason;
  /** The needs whose hold or place in the list is given up; all of them where left out. */
  readonly ofNeed?: (needId: string) => boolean;
}

/** What a closed case gives up: everything. */
export const whenClosed: GivingUp = {
  leaving: 'case-closed',
  release: 'case-closed',
  checkOut: 'case-closed',
};

/** What a person who declines gives up; a stay goes on until its check-out. */
export const whenDeclined: GivingUp = { leaving: 'declined-by-person', release: 'declined-by-person' };

/** Ends a person's place in the list, hold and stay. Repeated, it finds nothing and does nothing. */
export type GiveUpShelter = (caseId: string, why: GivingUp) => Promise<void>;

/** A hold may become a stay between the look and the act; the second look finds the stay. */
const looks = 3;

export function createGiveUpShelter(parts: {
  beds: Beds;
  waitingList: WaitingList;
  campaigns: KnownCampaigns;
  clock: Clock;
}): GiveUpShelter {
  const { beds, waitingList, campaigns, clock } = parts;

  /** Whether there was something of the person's to end in a bed. */
  async function leaveBed(caseId: string, why: GivingUp): Promise<boolean> {
    const bed = await beds.ofCase(caseId);
    if (bed?.hold && (why.ofNeed?.(bed.hold.needId) ?? true)) {
      const { holdId } = bed.hold;
      await beds.execute(bed.bedId, { type: 'release-hold', holdId, reason: why.release });
      return true;
    }
    if (bed?.stay && why.checkOut) {
      const { stayId, since, campaignId } = bed.stay;
      const [campaign, at] = [await campaigns.get(campaignId), clock().toISOString()];
      const night = nightOfReaction(campaign, at, since);
      const reason = why.checkOut;
      await beds.execute(bed.bedId, { type: 'check-out', stayId, night, reason, campaign, at });
      return true;
    }
    return false;
  }

  return async (caseId, why) => {
    // The list first: whoever gives this person a bed in the meantime then sees that they have left it, and frees the bed.
    const entry = await waitingList.ofCase(caseId);
    if (entry && (why.ofNeed?.(entry.needId) ?? true))
      await waitingList.execute(entry.entryId, { type: 'leave-waiting-list', reason: why.leaving });
    for (let look = 1; look <= looks; look += 1) if (!(await leaveBed(caseId, why))) return;
  };
}
