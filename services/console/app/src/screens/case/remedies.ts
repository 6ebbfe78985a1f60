import type { AttentionReason } from '@iwaa/contracts/vocabulary';

/** What can be done from the console about a case that needs attention; more time is given at the deadline itself. */
export type Remedy = 'more-time' | 'another-agency' | 'person' | 'mediation' | 'board' | 'platform';

/** What helps against each reason, the most likely first; a case can always be closed with an outcome besides. */
export const remediesFor: Readonly<Record<AttentionReason, readonly [Remedy, ...Remedy[]]>> = {
  'offer-unanswered': ['person'],
  'bed-hold-lapsed': ['person'],
  'waiting-too-long': ['another-agency', 'board', 'more-time'],
  'absent-without-pass': ['person', 'more-time'],
  'bed-lost-by-absence': ['person'],
  'referral-unanswered': ['another-agency', 'more-time'],
  'referral-unfinished': ['more-time', 'another-agency'],
  'referral-not-placed': ['another-agency'],
  'agency-withdrew': ['another-agency'],
  'agency-accepted-late': ['another-agency'],
  'family-not-contacted': ['mediation', 'more-time'],
  'return-undecided': ['mediation', 'more-time'],
  'visit-overdue': ['mediation', 'more-time'],
  'return-broke-down': ['mediation', 'person'],
  'consent-ended': ['person'],
  'fact-put-aside': ['platform'],
};

/** What helps against any of these reasons, each once. */
export function remediesOf(reasons: readonly AttentionReason[]): readonly Remedy[] {
  return [...new Set(reasons.flatMap((reason) => remediesFor[reason]))];
}
