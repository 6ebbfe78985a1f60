import type { CaseView } from '@iwaa/contracts/http/casework';

const hourMs = 3600_000;

/** How much more time is offered by one press. */
export const extensions = [
  { id: 'hours', ms: 2 * hourMs },
  { id: 'day', ms: 24 * hourMs },
] as const;

/**
 * From when more time counts (ms since 1970): from now, or from the last of the deadlines of its kind where that lies ahead. An
 * extension holds for all of a kind, and has to be later than each of them.
 */
export function latestOf(
  deadlines: CaseView['deadlines'],
  kind: CaseView['deadlines'][number]['kind'],
  now: number,
): number {
  return Math.max(now, ...deadlines.filter((one) => one.kind === kind).map(({ dueAt }) => Date.parse(dueAt)));
}

/** The deadlines of a case, one for each kind: the one that is due first. */
export function firstOfEachKind(deadlines: CaseView['deadlines']): CaseView['deadlines'] {
  return deadlines.filter(({ kind }, index) => deadlines.findIndex((other) => other.kind === kind) === index);
}
