import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

const taken = {
  checkIn: 'iwaa.shelter-capacity.check-in-taken-back.v1',
  checkOut: 'iwaa.shelter-capacity.check-out-taken-back.v1',
} as const;
const left = 'iwaa.shelter-capacity.checked-out.v1';
/** What whoever lost a bed by an error gets, or ends it with. */
const answers: ReadonlySet<string> = new Set([
  'iwaa.shelter-capacity.bed-held.v1',
  'iwaa.shelter-capacity.waiting-list-joined.v1',
  'iwaa.intake.need-declined.v1',
  'iwaa.casework.case-closed.v1',
]);

/** Whoever was checked out in error sleeps in the bed still, or got the next one or a place in the list. */
export function checkMistakes(facts: readonly PublishedFact[]): Check {
  const mistakes = facts.filter(({ type }) => type === taken.checkIn || type === taken.checkOut);
  const gone = mistakes.filter(({ type, data }) => type === taken.checkOut && data.goesOn !== true);
  const ofCase = Map.groupBy(
    facts.filter(({ type }) => answers.has(type)),
    ({ data }) => data.caseId,
  );
  const leftAt = new Map(
    facts.flatMap(({ type, data, time }) => (type === left ? [[data.stayId, time] as const] : [])),
  );
  // Who had asked again had a bed or a place by that before the error was taken back.
  const isAnswered = ({ data, time }: PublishedFact) =>
    ofCase.get(data.caseId)?.some((fact) => fact.time >= (leftAt.get(data.stayId) ?? time));
  const differences = gone
    .filter((mistake) => !isAnswered(mistake))
    .map(
      ({ data }): Difference<WinterDifferences> => ({ what: 'bedLostByMistake', of: [String(data.caseId)] }),
    );
  return toCheck(
    'mistakes',
    'whoever was checked out in error has the bed still, or got the next one or a place in the list',
    mistakes.length,
    differences,
  );
}
