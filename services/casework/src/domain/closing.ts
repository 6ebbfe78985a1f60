import type { CaseOutcome, ReferralService } from '@iwaa/contracts/vocabulary';
import type { CaseFile } from './case-file.ts';
import { isAfter } from './instants.ts';

/** Where a person lives from now on who was admitted; a hospital's bed is not a home, so health closes nothing. */
const admittedTo: Record<ReferralService, CaseOutcome | null> = {
  'elderly-care': 'elderly-centre',
  'womens-space': 'womens-space',
  shelter: 'other-shelter',
  health: null,
};

/**
 * The outcome with which the facts close a case by themselves, or null while they don't: that the
 * person was recorded twice, and another case goes on; else a return that the last visit found to hold, else the first admission by an agency. Everything else is closed by the committee.
 */
export function outcomeByFacts(file: CaseFile): CaseOutcome | null {
  if (file.duplicateOf) return 'duplicate';
  let end: { at: string; outcome: CaseOutcome } | null = null;
  for (const home of Object.values(file.returns)) {
    if (home.confirmedAt && !home.brokeDownAt) {
      end = sooner(end, home.confirmedAt, `reintegrated-${home.kind ?? 'permanent'}`);
    }
  }
  if (end) return end.outcome;
  for (const referral of Object.values(file.referrals)) {
    if (referral.state !== 'completed' || referral.outcome !== 'admitted') continue;
    const outcome = admittedTo[referral.service];
    if (outcome) end = sooner(end, referral.at, outcome);
  }
  return end?.outcome ?? null;
}

function sooner(
  end: { at: string; outcome: CaseOutcome } | null,
  at: string,
  outcome: CaseOutcome,
): { at: string; outcome: CaseOutcome } {
  if (!end || isAfter(end.at, at)) return { at, outcome };
  return isAfter(at, end.at) || end.outcome <= outcome ? end : { at, outcome };
}
