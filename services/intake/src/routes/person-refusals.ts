import type { RefusalCode } from '@iwaa/contracts/refusals';
import type { Outcome, Refused } from '@iwaa/service-kit/outcome';
import type { PersonRefusal } from '../domain/person-decisions.ts';
import type { PersonOutcome } from '../store/personal-data.ts';

/** What refusals of a person's rules are over HTTP; what is not named here is told as it is. */
const elsewhere = {
  // The answer does not say whether somebody is not there or not the actor's.
  'person-unknown': 'not-found',
  'person-of-another-province': 'not-found',
  'case-unknown': 'not-found',
  'contact-of-another-person': 'idempotency-key-reused',
  // What the use cases ask of themselves and answer by themselves.
  'case-code-needed': 'internal-error',
  'profile-needed': 'internal-error',
} as const satisfies Partial<Record<PersonRefusal, RefusalCode>>;

/** What a command on a person came to, as a route answers it. */
export function toAnswer<Result, Answer>(
  outcome: PersonOutcome<Result> | Refused<'campaign-ended'>,
  answer: (result: Result) => Answer,
): Outcome<Answer> {
  if (outcome.kind === 'done') return { kind: 'done', result: answer(outcome.result) };
  const { code, detail } = outcome;
  return {
    kind: 'refused',
    code: isElsewhere(code) ? elsewhere[code] : code,
    ...(detail === undefined ? {} : { detail }),
  };
}

function isElsewhere(code: string): code is keyof typeof elsewhere {
  return Object.hasOwn(elsewhere, code);
}
