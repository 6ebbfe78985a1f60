import type { Fact } from '@iwaa/contracts/event';
import type { CaseFact } from '../domain/case-fact.ts';

/**
 * What happens on most nights to somebody who is known: they are met, take a meal and decline the rest. No time begins to
 * run by it.
 */
const canWait: readonly CaseFact['type'][] = [
  'iwaa.intake.contact-recorded.v1',
  'iwaa.intake.need-declined.v1',
];
const waitingTypes: ReadonlySet<string> = new Set(canWait);

/** So long a fact that can wait lets others go first (ms): then what came after it waits as long as it does. */
const longestWaitMs = 20_000;

/**
 * The priority of a fact on its way to a workflow; the lowest goes first. A case that begins, or in which a time begins or
 * ends, is told before those in which nothing hangs on it.
 */
export function deliveryPriorityOf({ type, time }: Pick<Fact, 'type' | 'time'>): number {
  return Date.parse(time) + (waitingTypes.has(type) ? longestWaitMs : 0);
}
