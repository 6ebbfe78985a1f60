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
