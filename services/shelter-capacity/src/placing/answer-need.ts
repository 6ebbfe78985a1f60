import type { Priority } from '@iwaa/contracts/vocabulary';
import type { Clock } from '@iwaa/service-kit/clock';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { hasLapsed } from '../domain/bed.ts';
import { type CaseFacts, declinedSince, standingOf, stillWanted } from '../domain/case-facts.ts';
import type { Beds } from '../store/beds.ts';
import type { Cases } from '../store/cases.ts';
import type { WaitingList } from '../store/waiting-list.ts';
import { type GiveUpShelter, whenClosed, whenDeclined } from './give-up-shelter.ts';
import { type HoldABed, holdIdOf, type ShelterNeed } from './hold-a-bed.ts';

/** A need of shelter as intake stated it. */
export interface StatedNeed extends ShelterNeed {
  readonly priority: Priority;
  readonly onStreetSince: string | null;
  /** Where the need stands among the facts of its person. */
  readonly sequence: number;
  /** When it was stated, ISO-8601. */
  readonly since: string;
}

/** Answers a need of shelter with a bed or with a place in the list, once, however often the need is heard of. */
export type AnswerNeed = (need: StatedNeed) => Promise<void>;

export function createAnswerNeed(parts: {
  beds: Beds;
  waitingList: WaitingList;
  cases: Cases;
  holdABed: HoldABed;
  giveUp: GiveUpShelter;
  clock: Clock;
}): AnswerNeed {
  const { beds, waitingList, cases, holdABed, giveUp, clock } = parts;

  async function hasBed(caseId: string): Promise<boolean> {
    const bed = await beds.ofCase(caseId);
    return bed !== undefined && !(bed.hold && hasLapsed(bed.hold, clock().toISOString()));
  }

  async function answer(need: StatedNeed): Promise<void> {
    // A free bed goes to who waits already: with somebody in the list, the way to it is the list.
    if (!(await waitingList.first(need.campaignId, need.unit))) {
      const holding = await holdABed(need);
      if (holding.kind !== 'none-free') return;
    }
    if (await hasBed(need.caseId)) return;
    const entryId = derivedId(need.needId, 'waiting-list-entry');
    const { needId, caseId, campaignId, night, unit, priority, onStreetSince, since } = need;
    const wait = { entryId, needId, caseId, campaignId, night, unit, priority, onStreetSince, since };
    // "already-waits" by an earlier need is as good: the place that the person has is kept.
    await waitingList.execute(entryId, { type: 'join-waiting-list', ...wait });
  }

  /** Ends what a need has come to where the case was closed, or the shelter declined, while it was being answered. */
  async function giveUpUnwanted(need: StatedNeed, now: CaseFacts): Promise<void> {
    const wanted = stillWanted(now, need);
    if (wanted === 'case-closed') await giveUp(need.caseId, whenClosed);
    if (wanted === 'declined-since')
      await giveUp(need.caseId, { ...whenDeclined, ofNeed: (needId) => declinedSince(now, needId) });
  }

  return async (need) => {
    const { needId, sequence } = need;
    const { record, again } = await cases.stateNeed(need, { needId, sequence });
    const standing = standingOf(record, need);
    // Heard of before and not answered: an earlier try broke off, perhaps after it had held a bed, which may be over by now.
    if (standing === 'open' && !(again && (await beds.ofHold(holdIdOf(needId))))) await answer(need);
    const now = standing === 'answered' ? record : await cases.answerNeed(need, needId);
    if (now) await giveUpUnwanted(need, now);
  };
}
