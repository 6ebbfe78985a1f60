import type { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import type { DisclosePerson } from '../use-cases/disclose-person.ts';

/** Whom a referral is about, for the agency that has accepted it. */
export function disclosureRoute(
  disclosePerson: DisclosePerson,
): Pick<Handlers<typeof intakeRoutes>, 'readDisclosedPerson'> {
  return {
    readDisclosedPerson: ({ scope, params: { referralId } }) => disclosePerson(scope, referralId),
  };
}
