import { CancellationScope, isCancellation, log, sleep } from '@temporalio/workflow';

/** One timer for a whole case. */
export interface DeadlineTimer {
  /** Whether it has fired since it was last set. */
  fired(): boolean;
  /**
   * Makes sure that it fires at this due time or before. It is set anew only for an earlier time, or after it fired: a
   * timer that fires too early costs less than one that is set again at each fact.
   */
  setFor(dueAt: string, summary: string): void;
  /** Nothing is awaited: one that is set may still fire, which does nothing. */
  clear(): void;
}

/** What is due later than this (ms) is looked at again then: no timer of Temporal's lasts for ever. */
const longestTimerMs = 365 * 24 * 3_600_000;
/** Deadlines of many cases that fall due at once are spread over a tenth of their time, at most this long (ms). */
const longestJitterMs = 500;

export function createDeadlineTimer(): DeadlineTimer {
  let set: { due: number; scope: CancellationScope } | null = null;
  let fired = false;

  function start(due: number, summary: string): void {
    const remaining = Math.max(1, due - Date.now());
    // Math.random is the workflow's own here: a replay gives the same.
    const jitter = Math.ceil(Math.random() * Math.min(longestJitterMs, remaining / 10));
    const scope = new CancellationScope();
    set = { due, scope };
    scope
      .run(() => sleep(remaining + jitter, { summary }))
      .then(
        () => {
          set = null;
          fired = true;
        },
        (error) => {
          if (!isCancellation(error)) log.error('the timer of a case could not be set', { error });
        },
      );
  }

  return {
    fired: () => fired,
    setFor(dueAt, summary) {
      const due = Math.min(Date.parse(dueAt), Date.now() + longestTimerMs);
      fired = false;
      if (set && set.due <= due) return;
      set?.scope.cancel();
      start(due, summary);
    },
    clear() {
      fired = false;
    },
  };
}
