import { durationMs, durationPattern } from '@iwaa/contracts/duration';
import { type ExtendableDeadlineKind, extendableDeadlineKinds } from '@iwaa/contracts/vocabulary';
import type { Deadline } from './deadlines.ts';

/**
 * More time for a case: for each kind of deadline either how much longer (an ISO-8601 duration, such as `PT2H`), or until when (an
 * instant with its offset, such as `2025-01-10T18:00:00+01:00`).
 */
export type MoreTime = Partial<Record<ExtendableDeadlineKind, string>>;

/** Until when a kind of deadline is extended, as facts have it. */
export interface Extension {
  readonly deadline: ExtendableDeadlineKind;
  readonly until: string;
}

export type MoreTimeRefusal =
  | 'invalid-request'
  | 'unknown-deadline'
  | 'deadline-not-running'
  | 'not-later'
  | 'too-far-ahead';

/** As long as the longest deadline that a campaign may set. */
const longestMs = 366 * 24 * 3_600_000;
/** An instant that can be read in one way only: a time without an offset would be another at another place. */
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * What a request for more time comes to at an instant (ms), or why it is refused: all of it is taken, or nothing. A duration counts
 * from the next deadline of its kind, or from now where that has passed. `running` has the soonest first.
 */
export function extensionsOf(
  request: unknown,
  running: readonly Deadline[],
  now: number,
): Extension[] | MoreTimeRefusal {
  if (typeof request !== 'object' || request === null) return 'invalid-request';
  const wanted = Object.entries(request);
  if (wanted.length === 0) return 'invalid-request';
  const extensions: Extension[] = [];
  for (const [kind, time] of wanted) {
    const extension = extensionOf(kind, time, running, now);
    if (typeof extension === 'string') return extension;
    extensions.push(extension);
  }
  return extensions;
}

/** Whether the committee can give more time for a kind of deadline. The end of a consent is the person's. */
export function isExtendable(kind: string): kind is ExtendableDeadlineKind {
  return extendableDeadlineKinds.some((known) => known === kind);
}

function extensionOf(
  kind: string,
  time: unknown,
  running: readonly Deadline[],
  now: number,
): Extension | MoreTimeRefusal {
  if (!isExtendable(kind)) return 'unknown-deadline';
  const next = running.find((one) => one.kind === kind);
  if (!next) return 'deadline-not-running';
  const dueAt = Date.parse(next.dueAt);
  const until = timeOf(time, Math.max(dueAt, now));
  if (until === null) return 'invalid-request';
  if (!(until > now && until > dueAt)) return 'not-later';
  if (until > now + longestMs) return 'too-far-ahead';
  return { deadline: kind, until: new Date(until).toISOString() };
}

/** The time (ms) that is meant, or null where it can't be read. */
function timeOf(time: unknown, from: number): number | null {
  if (typeof time !== 'string') return null;
  if (durationPattern.test(time)) return from + durationMs(time);
  const instant = instantPattern.test(time) ? Date.parse(time) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}
