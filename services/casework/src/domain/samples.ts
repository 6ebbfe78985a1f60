import type { CaseOutcome } from '@iwaa/contracts/vocabulary';
import type { MoreTime } from './more-time.ts';

/**
 * A sample of what an update takes, laid out as Temporal's page lays it out: it does so to what is typed when the field is left, and
 * where lines are added, the button moves away under the pointer and the press on it is lost.
 */
export function sampleOf(value: MoreTime | { outcome: CaseOutcome }): string {
  return JSON.stringify(value, null, 2);
}
