import { type Milestone, milestones } from '@iwaa/contracts/vocabulary';

/** The further of two milestones. */
export function furthest(one: Milestone, other: Milestone): Milestone {
  return milestones.indexOf(one) >= milestones.indexOf(other) ? one : other;
}
