import { CancellationScope, isCancellation, log, sleep } from '@temporalio/workflow';

/** One timer for a whole case. */
export interface LazyAlarm {
  /** Whether the time has come since it was last set. */
  rang(): boolean;
  /**
   * Makes sure that it rings at this due time or before. It is set anew only for an earlier time, or after it rang: a
   * timer that rings in vain costs less than one that is set again at each fact.
   */
  setFor(dueAt: string, summary: string): void;
  /** Nothing is awaited: one that is set may still ring, in vain. */
  rest(): void;
}

/** Deadlines of many cases that fall due at once are spread over a tenth of their time, at most this long (ms). */
const longestJitterMs = 500;

export function createLazyAlarm(): LazyAlarm {
  let set: { due: number; scope: CancellationScope } | null = null;
  let rang = false;

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
          rang = true;
        },
        (error) => {
          if (!isCancellation(error)) log.error('the alarm of a case could not be set', { error });
        },
      );
  }

  return {
    rang: () => rang,
    setFor(dueAt, summary) {
      const due = Date.parse(dueAt);
      rang = false;
      if (set && set.due <= due) return;
      set?.scope.cancel();
      start(due, summary);
    },
    rest() {
      rang = false;
    },
  };
}
