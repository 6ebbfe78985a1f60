import type { HoldReleaseReason, UnitKind, WaitingListLeavingReason } from '@iwaa/contracts/vocabulary';
import { isOfCampaign, nightAt } from '@iwaa/domain/night';
import { opensOverflow } from '@iwaa/domain/night-level';
import type { KnownCampaign, KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { oneAtATime } from '@iwaa/service-kit/one-at-a-time';
import { notOfferedTo } from '../domain/known-case.ts';
import { nightOfReaction } from '../domain/night-of-reaction.ts';
import type { JoinedEntry } from '../domain/waiting-list-entry.ts';
import type { Beds } from '../store/beds.ts';
import type { Cases } from '../store/cases.ts';
import type { WaitingList } from '../store/waiting-list.ts';
import type { HoldABed, Holding } from './hold-a-bed.ts';
import { holdIdOf } from './hold-id.ts';

/** Offers the free beds of a unit to those who wait for one, in their order, until one of the two runs out. */
export type ServeWaitingList = (provinceId: string, unit: UnitKind) => Promise<void>;

const releaseFor: Record<Exclude<WaitingListLeavingReason, 'bed-offered' | 'bed-held'>, HoldReleaseReason> = {
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
  cases: Cases;
  campaigns: KnownCampaigns;
  holdABed: HoldABed;
  clock: Clock;
}): ServeWaitingList {
  const { beds, waitingList, cases, campaigns, holdABed, clock } = parts;

  /** Takes an entry that has its bed off the list; where the person left for another reason meanwhile, frees the bed. */
  async function leave({ entryId }: JoinedEntry, holding: Holding): Promise<void> {
    const left = await waitingList.execute(entryId, {
      type: 'leave-waiting-list',
      reason: holding.kind === 'held' ? 'bed-offered' : 'bed-held',
    });
    const reason = left.state.status === 'left' ? left.state.leftFor : 'bed-held';
    if (reason === 'bed-offered' || reason === 'bed-held' || holding.kind !== 'held') return;
    await beds.execute(holding.bedId, {
      type: 'release-hold',
      holdId: holding.holdId,
      reason: releaseFor[reason],
    });
  }

  /** Tonight; in a rehearsal of a past winter, of whose nights the clock knows nothing, the last one on which anybody joined. */
  async function nightFor(
    { provinceId, unit, night }: JoinedEntry,
    campaign: KnownCampaign,
  ): Promise<string> {
    const at = clock().toISOString();
    if (isOfCampaign(campaign, nightAt(at, campaign.timeZone))) return nightOfReaction(campaign, at, night);
    return (await waitingList.lastNight(provinceId, unit, campaign.campaignId)) ?? night;
  }

  async function serve(provinceId: string, unit: UnitKind): Promise<void> {
    const overflowClosed: string[] = [];
    const passing: string[] = [];
    for (;;) {
      const entry = await waitingList.first(provinceId, unit, {
        campaigns: overflowClosed,
        entries: passing,
      });
      if (!entry) return;
      // What another process has heard of the night's level counts: nobody else comes back to whoever waits now.
      const campaign = await campaigns.getLatest(entry.campaignId);
      const night = await nightFor(entry, campaign);
      // Who waits has stated a need, which is on record.
      const record = (await cases.find(entry.caseId)) ?? { lostHolds: [], needs: [], passed: [] };
      const passed = notOfferedTo(record);
      if (passed.any) {
        passing.push(entry.entryId);
        continue;
      }
      const offer = { since: entry.since };
      const wish = { ...entry, night, holdId: holdIdOf(entry.needId, record), offer, without: passed.beds };
      const holding = await holdABed(wish, campaign);
      if (holding.kind !== 'none-free') await leave(entry, holding);
      // What this one has declined may suit those who wait further behind.
      else if (passed.beds.length > 0) passing.push(entry.entryId);
      else if (opensOverflow(campaign, night)) return;
      // A bed that is kept for cold nights may be open to another campaign, whose people wait further behind.
      else overflowClosed.push(entry.campaignId);
    }
  }

  const byUnit: Record<UnitKind, (provinceId: string) => Promise<void>> = {
    men: oneAtATime((provinceId) => serve(provinceId, 'men')),
    women: oneAtATime((provinceId) => serve(provinceId, 'women')),
    families: oneAtATime((provinceId) => serve(provinceId, 'families')),
  };
  return (provinceId, unit) => byUnit[unit](provinceId);
}
