import type { CheckOutReason, HoldReleaseReason, Priority, UnitKind } from '@iwaa/contracts/vocabulary';

/** A need of shelter as intake told of it. */
export interface KnownNeed {
  needId: string;
  /** Where it stands among the facts of its person. */
  sequence: number;
  night: string;
  unit: UnitKind;
  priority: Priority;
  onStreetSince: string | null;
  /** When it was stated, ISO-8601. */
  since: string;
}

/** What a bed must suit, as a correction of the person says. */
export interface CorrectedProfile {
  /** Of the fact that says so, among those of the person. */
  sequence: number;
  unit: UnitKind;
  priority: Priority;
  onStreetSince: string | null;
}

/** A bed that somebody declined, or, where it is null, that they did not answer an offer. */
export interface PassedOffer {
  bedId: string | null;
  /** Of the last need that was stated by then: one that is stated later begins anew. */
  sequence: number;
}

/**
 * What is kept of a case so that a fact heard twice, late or out of order does not give it a bed that it should not have.
 * Intake's sequence orders the case's own facts: they all happen to one person.
 */
export interface KnownCase {
  campaignId: string;
  needs: KnownNeed[];
  /**
   * The needs that a bed was held for, or that joined the waiting list; and the holds and stays after whose end a need
   * that was stated meanwhile was answered again. Each is answered once.
   */
  answered: string[];
  /** The holds that were lost through no doing of the person: their bed broke, or went on by a mistake at the desk. */
  lostHolds: string[];
  /** What the person let pass that was offered. */
  passed: PassedOffer[];
  /** The sequence of the last time the person declined the shelter, 0 where never. */
  declinedAt: number;
  closed: boolean;
  /** What a bed must suit since the last correction; null where nothing was corrected. */
  corrected: CorrectedProfile | null;
  /** The completed referrals by which an agency took the person in, and that were acted upon. */
  admissions: string[];
}

/** Whether a shelter need of a case is still to be answered: `open`, or why it is not. */
export type NeedStanding = 'open' | 'answered' | 'declined-since' | 'case-closed';

/** Judges a shelter need by what is known of its case. */
export function standingOf(
  record: Pick<KnownCase, 'answered' | 'declinedAt' | 'closed'>,
  need: { needId: string; sequence: number },
): NeedStanding {
  if (record.answered.includes(need.needId)) return 'answered';
  return stillWanted(record, need);
}

/** The same, without asking whether it was answered: what must be undone when it is no longer `open`. */
export function stillWanted(
  record: Pick<KnownCase, 'declinedAt' | 'closed'>,
  need: { sequence: number },
): Exclude<NeedStanding, 'answered'> {
  if (record.closed) return 'case-closed';
  return need.sequence < record.declinedAt ? 'declined-since' : 'open';
}

/** Whether the case may have anything of the shelter. A need is put on record before anything is given for it. */
export function hasAskedForShelter({ needs }: Pick<KnownCase, 'needs'>): boolean {
  return needs.length > 0;
}

/** The sequence of the last need that was stated, 0 where none was. */
export function lastNeedAt({ needs }: Pick<KnownCase, 'needs'>): number {
  return Math.max(0, ...needs.map(({ sequence }) => sequence));
}

/**
 * What is not offered to somebody: the beds that they have declined, or any bed once they gave no answer. It counts until they say again
 * that they need a bed.
 */
export function notOfferedTo(record: Pick<KnownCase, 'needs' | 'passed'>): { any: boolean; beds: string[] } {
  const last = lastNeedAt(record);
  const passed = record.passed.filter(({ sequence }) => sequence >= last);
  return {
    any: passed.some(({ bedId }) => bedId === null),
    beds: passed.flatMap(({ bedId }) => bedId ?? []),
  };
}

/** Whether a need was stated before the person last declined the shelter. A need that is not on record was. */
export function declinedSince(record: Pick<KnownCase, 'needs' | 'declinedAt'>, needId: string): boolean {
  const need = record.needs.find((known) => known.needId === needId);
  return !need || need.sequence < record.declinedAt;
}

/** A need as it is known since the last correction of the person: one that was stated before it asks for what is corrected. */
export function asCorrected<Need extends CorrectedProfile>(
  { corrected }: Pick<KnownCase, 'corrected'>,
  need: Need,
): Need {
  if (corrected === null || corrected.sequence < need.sequence) return need;
  const { unit, priority, onStreetSince } = corrected;
  return { ...need, unit, priority, onStreetSince };
}

/** How what a person had of the shelter came to its end. */
export type HowEnded =
  | { type: 'lapsed' }
  | { type: 'released'; reason: HoldReleaseReason }
  | { type: 'left'; reason: CheckOutReason; night: string }
  /** The person was checked out in error, and the bed was somebody else's before that was said. */
  | { type: 'bed-gone'; holdId: string; night: string }
  /** The person declined an offer and waits on, or did not answer it; since when they have waited. */
  | { type: 'offer-passed'; holdId: string; since: string };

/** The same, with the need that it served. */
export type Ending = HowEnded & { needId: string };

/** Which need outlives an ending: none, one that was said again meanwhile, or the one itself too. */
type Outlives = 'none' | 'said-again' | 'itself';

const afterRelease: Record<HoldReleaseReason, Outlives> = {
  'declined-by-person': 'said-again',
  'no-longer-needed': 'none',
  'case-closed': 'none',
  'bed-out-of-service': 'itself',
};

/** `said-that-night`: who leaves by choice needs a bed again only where they say so on the night on which they left, or later. */
const afterStay: Record<CheckOutReason, Outlives | 'said-that-night'> = {
  'left-by-choice': 'said-that-night',
  'to-family': 'none',
  'to-agency': 'none',
  'to-hospital': 'none',
  'absent-without-pass': 'said-again',
  'stay-ended': 'said-again',
  'case-closed': 'none',
};

/** Whether a need may outlive it, whatever was said meanwhile: after some endings nobody has to look for one. */
export function mayBeOutlived(ending: HowEnded): boolean {
  return afterwards(ending) !== 'none';
}

/**
 * The need that has to be answered once a hold or a stay has ended: one that was said again while it lasted, and was served
 * by it until then. Nothing that waited on something ends when that ends.
 */
export function needThatOutlives(
  record: Pick<KnownCase, 'needs' | 'declinedAt' | 'closed'>,
  ending: Ending,
): KnownNeed | undefined {
  const served = record.needs.find(({ needId }) => needId === ending.needId);
  const last = record.needs.toSorted((one, other) => one.sequence - other.sequence).at(-1);
  if (!served || !last || stillWanted(record, last) !== 'open') return undefined;
  const outlives = outlivesAfter(ending, last);
  if (outlives === 'itself') return last;
  return outlives === 'said-again' && last.sequence > served.sequence ? last : undefined;
}

function outlivesAfter(ending: HowEnded, last: KnownNeed): Outlives {
  const outlives = afterwards(ending);
  if (outlives !== 'said-that-night') return outlives;
  return ending.type === 'left' && last.night >= ending.night ? 'said-again' : 'none';
}

function afterwards(ending: HowEnded): Outlives | 'said-that-night' {
  switch (ending.type) {
    case 'lapsed':
      return 'said-again';
    case 'released':
      return afterRelease[ending.reason];
    case 'left':
      return afterStay[ending.reason];
    case 'bed-gone':
    case 'offer-passed':
      return 'itself';
    default:
      return ending satisfies never;
  }
}
