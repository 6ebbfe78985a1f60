import type { HoldReleaseReason, UnitKind, WaitingListLeavingReason } from '@iwaa/contracts/vocabulary';
import type { Clock } from '@iwaa/service-kit/clock';
import { nightOfReaction } from '../domain/night.ts';
import type { JoinedEntry } from '../domain/waiting-list-entry.ts';
import type { Beds } from '../store/beds.ts';
import type { Campaigns } from '../store/campaigns.ts';
import type { WaitingList } from '../store/waiting-list.ts';
import type { HoldABed, Holding } from './hold-a-bed.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Gives the free beds of a unit to those who wait for one, in their order, until one of the two runs out. */
export type ServeWaitingList = (campaignId: string, unit: UnitKind) => Promise<void>;

const releaseFor: Record<Exclude<WaitingListLeavingReason, 'bed-held'>, HoldReleaseReason> = {
  'declined-by-person': 'declined-by-person',
  'case-closed': 'case-closed',
  'taken-by-agency': 'no-longer-needed',
};

/**
 * It looks at what is free and who waits now, not at what has just happened: so it may be called at any time and as often
 * as one likes, and a call that broke off half-way is made good by the next.
 */
export function createServeWaitingList(parts: {
  beds: Beds;
  waitingList: WaitingList;
  campaigns: Campaigns;
  holdABed: HoldABed;
  clock: Clock;
}): ServeWaitingList {
  const { beds, waitingList, campaigns, holdABed, clock } = parts;

  /** Takes an entry that has its bed off the list; where the person left for another reason meanwhile, frees the bed. */
  async function leave({ entryId }: JoinedEntry, holding: Holding): Promise<void> {
    const left = await waitingList.execute(entryId, { type: 'leave-waiting-list', reason: 'bed-held' });
    const reason = left.state.status === 'left' ? left.state.leftFor : 'bed-held';
    if (reason === 'bed-held' || holding.kind !== 'held') return;
    await beds.execute(holding.bedId, {
      type: 'release-hold',
      holdId: holding.holdId,
      reason: releaseFor[reason],
    });
  }

  async function serve(campaignId: string, unit: UnitKind): Promise<void> {
    for (;;) {
      const entry = await waitingList.first(campaignId, unit);
      if (!entry) return;
      const terms = await campaigns.terms(campaignId);
      const night = nightOfReaction(terms, clock().toISOString(), entry.night);
      const holding = await holdABed({ ...entry, night });
      if (holding.kind === 'none-free') return;
      await leave(entry, holding);
    }
  }

  const byUnit: Record<UnitKind, (campaignId: string) => Promise<void>> = {
    men: oneAtATime((campaignId) => serve(campaignId, 'men')),
    women: oneAtATime((campaignId) => serve(campaignId, 'women')),
    families: oneAtATime((campaignId) => serve(campaignId, 'families')),
  };
  return (campaignId, unit) => byUnit[unit](campaignId);
}
