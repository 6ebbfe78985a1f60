import { ProblemError, type RefusalTable, refusal } from '@iwaa/service-kit/http/problem-error';
import type { CampaignRefusal } from '../domain/campaign.ts';
import type { PersonRefusal } from '../domain/person-decisions.ts';
import type { StreetRoundRefusal } from '../domain/street-round.ts';

type Told =
  | CampaignRefusal
  | Exclude<StreetRoundRefusal, 'round-unknown'>
  | Exclude<PersonRefusal, Unfound | OurOwn | 'contact-of-another-person'>
  | 'person-erased';
/** What is not there, or not the actor's: the answer does not say which. */
type Unfound = 'person-unknown' | 'person-of-another-campaign' | 'case-unknown' | 'consent-unknown';
/** What the code asks of itself and answers by itself. */
type OurOwn = 'case-code-needed' | 'profile-needed';

const told: RefusalTable<Told> = {
  'campaign-already-declared': { status: 409, title: 'This campaign was declared before, otherwise.' },
  'campaign-ends-before-it-starts': {
    status: 422,
    title: "The campaign's last night lies before its first one.",
  },
  'unknown-time-zone': { status: 422, title: 'There is no such time zone in the IANA list.' },
  'night-outside-campaign': { status: 422, title: 'The night lies outside the campaign.' },
  'need-stated-and-declined': { status: 422, title: 'The same need is both stated and declined.' },
  'consent-ends-in-the-past': { status: 422, title: 'A consent ends before it is given.' },
  'consent-replaced': {
    status: 409,
    title: 'This consent was replaced by a later one for the same purpose; withdraw that one.',
  },
  'no-open-case': { status: 409, title: 'The person has no open case; the next contact opens one.' },
  'person-erased': {
    status: 410,
    title: 'What was known of this person was erased; a new contact can be recorded as of somebody new.',
  },
};

/** A refusal of intake's rules, as the problem that it is over HTTP. */
export function refused(
  code: CampaignRefusal | StreetRoundRefusal | PersonRefusal | 'person-erased',
): ProblemError {
  switch (code) {
    case 'round-unknown':
    case 'person-unknown':
    case 'person-of-another-campaign':
    case 'case-unknown':
    case 'consent-unknown':
      return new ProblemError('not-found');
    case 'contact-of-another-person':
      return new ProblemError('idempotency-key-reused');
    case 'case-code-needed':
    case 'profile-needed':
      return new ProblemError('internal-error');
    default:
      return refusal(told, code);
  }
}
