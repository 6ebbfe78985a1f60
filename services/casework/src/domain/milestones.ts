import { type Milestone, milestones } from '@iwaa/contracts/vocabulary';
import type { CaseFact } from './case-fact.ts';

/**
 * The milestone that a fact shows to have been reached. Care begins when an agency accepts, and mediation when somebody
 * works on the file: that a referral was sent or a file opened is only the wish.
 */
export function milestoneOf(fact: CaseFact): Milestone {
  switch (fact.type) {
    case 'iwaa.shelter-capacity.checked-in.v1':
    case 'iwaa.shelter-capacity.checked-out.v1':
      return 'sheltered';
    case 'iwaa.referral.referral-accepted.v1':
    case 'iwaa.referral.referral-started.v1':
    case 'iwaa.referral.referral-put-on-hold.v1':
    case 'iwaa.referral.referral-completed.v1':
      return 'in-care';
    case 'iwaa.mediation.mediation-session-held.v1':
    case 'iwaa.mediation.family-reached.v1':
    case 'iwaa.mediation.return-agreed.v1':
      return 'in-mediation';
    case 'iwaa.mediation.person-reintegrated.v1':
    case 'iwaa.mediation.follow-up-visit-made.v1':
    case 'iwaa.mediation.return-broke-down.v1':
      return 'reintegrated';
    case 'iwaa.mediation.reintegration-confirmed.v1':
      return 'followed-up';
    default:
      return 'met';
  }
}

/** The further of two milestones. */
export function furthest(one: Milestone, other: Milestone): Milestone {
  return milestones.indexOf(one) >= milestones.indexOf(other) ? one : other;
}
