import type { ServiceTerms } from '@iwaa/contracts/agency-terms';
import { isRefusal } from '@iwaa/contracts/decision';
import { type ReferralService, unitKinds } from '@iwaa/contracts/vocabulary';
import { decide, evolve, newAgency, type RegisteredAgency } from '../domain/agency.ts';

/** An agency of Sidi Kacem for health, which takes anybody and is always open, unless the test says otherwise. */
export function anAgency(
  agencyId: string,
  {
    services = ['health'],
    ...more
  }: Partial<Omit<RegisteredAgency, 'services' | 'takes'>> & {
    readonly services?: readonly (ReferralService | ServiceTerms)[];
  } = {},
): RegisteredAgency {
  const about = { agencyId, provinceId: 'sidi-kacem', services, hours: null, rank: 100 };
  const decision = decide(newAgency, { type: 'register-agency', ...about });
  const registered = isRefusal(decision) ? newAgency : decision.reduce(evolve, newAgency);
  if (registered.agencyId === null) throw new Error(`${agencyId} was not registered`);
  return { ...registered, ...more };
}

/** Whom an agency takes for health: anybody, unless the test says otherwise. */
export function termsOfHealth(more: Partial<ServiceTerms> = {}): ServiceTerms {
  return {
    service: 'health',
    units: [...unitKinds],
    agesFrom: null,
    agesTo: null,
    accessible: false,
    ...more,
  };
}
