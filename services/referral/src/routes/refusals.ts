import type { RefusalTable } from '@iwaa/service-kit/http/problem-error';
import type { AgencyRefusal } from '../domain/agency.ts';
import type { Objection } from '../domain/case-facts.ts';
import type { ReferralRefusal } from '../domain/referral.ts';

/** Why asking by hand may come to nothing. */
type AskingRefusal =
  | Objection
  | 'no-agency-left'
  | 'need-already-answered'
  | 'campaign-unknown'
  | 'need-of-another-case';

export const refusals: RefusalTable<ReferralRefusal | AgencyRefusal | AskingRefusal> = {
  'unknown-referral': { status: 404, title: 'There is no such referral, or it is not yours to see.' },
  'not-your-referral': { status: 404, title: 'There is no such referral, or it is not yours to see.' },
  'answer-incomplete': {
    status: 400,
    title: 'The answer lacks the reason or the outcome that its state needs.',
  },
  'answer-out-of-order': {
    status: 409,
    title: 'The referral can not go from its present state to this one.',
  },
  'referral-ended': { status: 409, title: 'The referral has ended; nothing changes it any more.' },
  'referral-already-open': { status: 409, title: 'The case already has an open referral of this service.' },
  'agency-already-registered': {
    status: 409,
    title: 'This agency is registered in the campaign with other services or another rank.',
  },
  'unknown-agency': { status: 404, title: 'There is no such agency, or it is not yours to see.' },
  'case-closed': { status: 409, title: 'The case is closed.' },
  'declined-by-person': { status: 409, title: 'The person has declined this service.' },
  'consent-withdrawn': {
    status: 409,
    title: 'The person has withdrawn the consent to referrals and has not given it again.',
  },
  'no-agency-left': {
    status: 409,
    title:
      'No agency of the campaign that gives this service is left to ask; register one, or ask by other means.',
  },
  'need-already-answered': { status: 409, title: 'A referral for this need has been completed.' },
  'campaign-unknown': {
    status: 409,
    title:
      'This campaign is not known to the referral service; if it has just been declared, try again in a moment.',
  },
  'need-of-another-case': { status: 409, title: 'This need belongs to another case or another service.' },
};
