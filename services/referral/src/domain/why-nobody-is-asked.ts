import type { NightRefusal } from '@iwaa/domain/night';
import type { Objection } from './known-case.ts';

/** A step that asks no agency for a need. */
type NobodyAsked =
  | { readonly kind: 'objection'; readonly why: Objection | 'no-consent' }
  | {
      readonly kind:
        | 'not-placed'
        | 'covered'
        | 'need-of-another'
        | 'campaign-unknown'
        | 'need-unknown'
        | 'agency-not-eligible'
        | 'agency-takes-nobody'
        | NightRefusal;
    };

/** The code by which somebody who asks by hand is told why nobody is asked. */
export function whyNobodyIsAsked(step: NobodyAsked) {
  switch (step.kind) {
    case 'objection':
      return step.why;
    case 'not-placed':
      return 'no-agency-left';
    case 'covered':
      return 'referral-already-open';
    case 'need-of-another':
      return 'need-of-another-case';
    case 'campaign-unknown':
    case 'need-unknown':
    case 'agency-not-eligible':
    case 'agency-takes-nobody':
    case 'night-outside-campaign':
    case 'night-not-yet':
      return step.kind;
    default:
      return step satisfies never;
  }
}
