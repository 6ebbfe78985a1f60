import { type Milestone, milestones } from '@iwaa/contracts/vocabulary';
import type { CaseFile } from './case-file.ts';

/** The further of two milestones. */
export function furthest(one: Milestone, other: Milestone): Milestone {
  return milestones.indexOf(one) >= milestones.indexOf(other) ? one : other;
}

/** The furthest milestone that a case has reached. It never goes back, but for a check-in that was entered in error. */
export function milestoneOf({ milestone, stays }: Pick<CaseFile, 'milestone' | 'stays'>): Milestone {
  return Object.values(stays).includes(true) ? furthest(milestone, 'sheltered') : milestone;
}
