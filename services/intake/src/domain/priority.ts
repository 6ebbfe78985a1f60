import type { EventOf } from '@iwaa/contracts/event';
import type { needIdentified } from '@iwaa/contracts/events/intake';
import type { Profile } from '@iwaa/contracts/http/intake';
import type { Priority } from '@iwaa/contracts/vocabulary';

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

/** What a bed must suit, as much of a person's profile as others may know. */
export function shelterOf(profile: Profile): NonNullable<EventOf<typeof needIdentified>['data']['shelter']> {
  const { unit, onStreetSince } = profile;
  return { unit, priority: priorityOf(profile), onStreetSince };
}
