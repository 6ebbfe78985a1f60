import { type HistoryEvent, timeOf } from './history-event.ts';

/** How late a workflow was woken for a deadline, in ms after it fell due: its timer fired, and it was at work. */
export interface Waking {
  readonly firedMs: number;
  readonly atWorkMs: number;
}

/** Looks for the waking by the first timer that fired once the deadline (ms since 1970) was due; undefined: not yet. */
export function wakingOf(events: readonly HistoryEvent[], dueAt: number): Waking | undefined {
  const fired = events.findIndex((event) => event.timerFiredEventAttributes && timeOf(event) >= dueAt);
  if (fired < 0) return undefined;
  const [timer, ...after] = events.slice(fired);
  const started = after.find((event) => event.workflowTaskStartedEventAttributes);
  if (!timer || !started) return undefined;
  return { firedMs: timeOf(timer) - dueAt, atWorkMs: timeOf(started) - dueAt };
}
