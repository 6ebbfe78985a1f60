import { durationMs } from '@iwaa/contracts/duration';
import { deadlineOn, levelOf } from '@iwaa/domain/night-level';
import type { KnownCampaign, KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { hasLapsed } from '../domain/bed.ts';
import {
  asCorrected,
  declinedSince,
  type KnownCase,
  type KnownNeed,
  standingOf,
  stillWanted,
} from '../domain/known-case.ts';
import type { Beds } from '../store/beds.ts';
import type { Cases } from '../store/cases.ts';
import type { WaitingList } from '../store/waiting-list.ts';
import type { CorrectPlace } from './correct-place.ts';
import { type GiveUpShelter, whenClosed, whenDeclined } from './give-up-shelter.ts';
import type { HoldABed, ShelterNeed } from './hold-a-bed.ts';
import { holdIdOf } from './hold-id.ts';
import type { ServeWaitingList } from './serve-waiting-list.ts';

/** A need of shelter as intake stated it. */
export type StatedNeed = Readonly<KnownNeed> & Omit<ShelterNeed, 'provinceId' | 'holdId'>;

/**
 * Answers a need of shelter with a bed or with a place in the list, once, however often the need is heard of.
 * @param after the hold or the stay after whose end it is answered again, since when the person waits for that (ISO-8601), and for
 * which night, where it is another than the need's. Whoever let an offer pass waits on in the list (`viaList`).
 */
export type AnswerNeed = (
  need: StatedNeed,
  after?: { id: string; waitsSince: string; night?: string; viaList?: boolean },
) => Promise<void>;

export function createAnswerNeed(parts: {
  beds: Beds;
  waitingList: WaitingList;
  cases: Cases;
  campaigns: KnownCampaigns;
  holdABed: HoldABed;
  giveUp: GiveUpShelter;
  correctPlace: CorrectPlace;
  serve: ServeWaitingList;
  clock: Clock;
}): AnswerNeed {
  const { beds, waitingList, cases, campaigns, holdABed, giveUp, correctPlace, serve, clock } = parts;

  async function hasBed(caseId: string): Promise<boolean> {
    const bed = await beds.ofCase(caseId);
    return bed !== undefined && !(bed.hold && hasLapsed(bed.hold, clock().toISOString()));
  }

  async function answer(
    need: StatedNeed,
    holdId: string,
    { cause, waitsSince, viaList }: { cause: string; waitsSince: string; viaList: boolean },
  ): Promise<void> {
    const campaign = await campaigns.get(need.campaignId);
    const { provinceId } = campaign;
    // A free bed goes to who waits already: with somebody in the list, the way to it is the list.
    if (!viaList && !(await waitingList.first(provinceId, need.unit))) {
      const holding = await holdABed({ ...need, holdId, provinceId }, campaign);
      if (holding.kind !== 'none-free') return;
    }
    if (await hasBed(need.caseId)) return;
    const entryId = derivedId(cause, 'waiting-list-entry');
    const { needId, caseId, campaignId, night, unit, priority, onStreetSince } = need;
    const of = { provinceId, needId, caseId, campaignId, night, unit, priority, onStreetSince };
    const cold = { level: levelOf(campaign, night), lookElsewhereBy: lookElsewhereBy(campaign, night) };
    const wait = { entryId, ...of, since: waitsSince, ...cold };
    // "already-waits" by an earlier need is as good: the place that the person has is kept.
    const joined = await waitingList.execute(entryId, { type: 'join-waiting-list', ...wait });
    // Who says again that they need a bed is offered again what they let pass before.
    if (joined.kind === 'refused') await serve(provinceId, need.unit);
  }

  /** Null where the night's level makes it no sooner than the campaign does. */
  function lookElsewhereBy(campaign: KnownCampaign, night: string): string | null {
    const within = deadlineOn(campaign, night, 'waitingForBed');
    if (within === campaign.deadlines.waitingForBed) return null;
    return new Date(clock().getTime() + durationMs(within)).toISOString();
  }

  /** Ends what a need has come to where the case was closed, or the shelter declined, while it was being answered. */
  async function giveUpUnwanted(need: StatedNeed, now: KnownCase): Promise<void> {
    const wanted = stillWanted(now, need);
    if (wanted === 'case-closed') await giveUp(need.caseId, whenClosed);
    if (wanted === 'declined-since')
      await giveUp(need.caseId, { ...whenDeclined, ofNeed: (needId) => declinedSince(now, needId) });
  }

  return async (need, after) => {
    const { needId, sequence, night, unit, priority, onStreetSince, since } = need;
    const stated = { needId, sequence, night, unit, priority, onStreetSince, since };
    const { record, again } = await cases.stateNeed(need, stated);
    const cause = after?.id ?? needId;
    const standing = standingOf(record, { needId: cause, sequence });
    // Heard of before and not answered: an earlier try broke off, perhaps after it had held a bed, which may be over by now.
    const holdId = holdIdOf(needId, record);
    const hadBed = again && after === undefined && (await beds.ofHold(holdId));
    if (standing === 'open' && !hadBed)
      await answer({ ...asCorrected(record, need), night: after?.night ?? night }, holdId, {
        cause,
        waitsSince: after?.waitsSince ?? since,
        viaList: after?.viaList ?? false,
      });
    const now = standing === 'answered' ? record : await cases.answerNeed(need, cause);
    if (!now) return;
    await giveUpUnwanted(need, now);
    // A correction may have come to be known while the need was being answered.
    await correctPlace(need.caseId, now);
  };
}
