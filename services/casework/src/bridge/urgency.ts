import type { CaseFact } from '../domain/case-fact.ts';

/**
 * What happens on most nights to somebody who is known: they are met, take a meal and decline the rest. No time begins to
 * run by it.
 */
const canWait: readonly CaseFact['type'][] = [
  'iwaa.intake.contact-recorded.v1',
  'iwaa.intake.need-declined.v1',
];

/** So long a fact that can wait lets others go first (ms): then what came after it waits as long as it does. */
const patienceMs = 20_000;

/**
 * Where a fact stands among those that wait to be told to a workflow: the lowest is told first. A case that begins, or in
 * which a time begins or ends, is told before those in which nothing hangs on it.
 */
export function urgencyOf({ type, time }: Pick<CaseFact, 'type' | 'time'>): number {
  return Date.parse(time) + (canWait.includes(type) ? patienceMs : 0);
}
