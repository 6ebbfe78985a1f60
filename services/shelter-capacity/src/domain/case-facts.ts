/**
 * What is kept of a case so that a fact heard twice, late or out of order does not give it a bed that it should not have.
 * Intake's sequence orders the case's own facts: they all happen to one person.
 */
export interface CaseFacts {
  campaignId: string;
  needs: { needId: string; sequence: number }[];
  /** The needs that a bed was held for, or that joined the waiting list. Each is answered once. */
  answered: string[];
  /** The sequence of the last time the person declined the shelter, 0 where never. */
  declinedAt: number;
  closed: boolean;
  /** The completed referrals by which an agency took the person in, and that were acted upon. */
  admissions: string[];
}

/** Whether a shelter need of a case is still to be answered: `open`, or why it is not. */
export type NeedStanding = 'open' | 'answered' | 'declined-since' | 'case-closed';

/** Judges a shelter need by what is known of its case. */
export function standingOf(
  record: Pick<CaseFacts, 'answered' | 'declinedAt' | 'closed'>,
  need: { needId: string; sequence: number },
): NeedStanding {
  if (record.answered.includes(need.needId)) return 'answered';
  return stillWanted(record, need);
}

/** The same, without asking whether it was answered: what must be undone when it is no longer `open`. */
export function stillWanted(
  record: Pick<CaseFacts, 'declinedAt' | 'closed'>,
  need: { sequence: number },
): Exclude<NeedStanding, 'answered'> {
  if (record.closed) return 'case-closed';
  return need.sequence < record.declinedAt ? 'declined-since' : 'open';
}

/** Whether the case may have anything of the shelter. A need is put on record before anything is given for it. */
export function hasAskedForShelter({ needs }: Pick<CaseFacts, 'needs'>): boolean {
  return needs.length > 0;
}

/** Whether a need was stated before the person last declined the shelter. A need that is not on record was. */
export function declinedSince(record: Pick<CaseFacts, 'needs' | 'declinedAt'>, needId: string): boolean {
  const need = record.needs.find((known) => known.needId === needId);
  return !need || need.sequence < record.declinedAt;
}
