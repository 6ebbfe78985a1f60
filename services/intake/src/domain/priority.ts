import type { EventOf } from '@iwaa/contracts/event';
import type { needIdentified } from '@iwaa/contracts/events/intake';
import type { Profile } from '@iwaa/contracts/http/intake';
import { type NeedKind, type Priority, referralServices } from '@iwaa/contracts/vocabulary';

type AgencyProfile = NonNullable<EventOf<typeof needIdentified>['data']['forAgency']>;

/**
 * A person's rank for a bed: 1 minors and women with children, 2 aged 65 and over, 3 a stated medical condition or
 * disability, 4 everybody else. A family with children ranks with the minors in it.
 */
export function priorityOf(profile: Profile): Priority {
  if (profile.ageGroup === 'under-18') return 1;
  if (profile.withChildren && profile.unit !== 'men') return 1;
  if (profile.ageGroup === '65-and-over') return 2;
  return profile.medicalConditionOrDisability ? 3 : 4;
}

/** The needs with which goes whom an agency has to be able to take; one for shelter says already what a bed must suit. */
const forAgencies: readonly NeedKind[] = referralServices.filter((service) => service !== 'shelter');

/** Whether what has to suit a bed or an agency goes with one of these needs. */
export function needsProfile(kinds: readonly NeedKind[]): boolean {
  return kinds.some((kind) => kind === 'shelter' || forAgencies.includes(kind));
}

/** Whom an agency has to be able to take for a need of this kind; null where it is told nothing. */
export function forAgency(kind: NeedKind, profile: Profile | null): AgencyProfile | null {
  return profile && forAgencies.includes(kind) ? agencyProfileOf(profile) : null;
}

/** Whom an agency has to be able to take. */
export function agencyProfileOf(profile: Profile): AgencyProfile {
  return { unit: profile.unit, priority: priorityOf(profile) };
}

/** What a bed must suit, as much of a person's profile as others may know. */
export function shelterOf(profile: Profile): NonNullable<EventOf<typeof needIdentified>['data']['shelter']> {
  const { unit, onStreetSince } = profile;
  return { unit, priority: priorityOf(profile), onStreetSince };
}
