import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

const type = {
  absent: 'iwaa.shelter-capacity.absence-recorded.v1',
  extended: 'iwaa.shelter-capacity.absence-grace-extended.v1',
  present: 'iwaa.shelter-capacity.presence-recorded.v1',
  left: 'iwaa.shelter-capacity.checked-out.v1',
} as const;
const types: ReadonlySet<string> = new Set(Object.values(type));

/** A bed is lost by absence once its grace is over, and by nobody who has a pass or is back. */
export function checkAbsences(facts: readonly PublishedFact[]): Check {
  const ofStays = Map.groupBy(
    facts.filter((fact) => types.has(fact.type)),
    ({ data }) => data.stayId,
  );
  const absent = [...ofStays.values()].filter((own) => own.some((fact) => fact.type !== type.left));
  return toCheck(
    'absences',
    'a bed is lost by absence once its grace is over, and by nobody who has a pass or is back',
    absent.length,
    [...ofStays.values()].flatMap(differencesOfStay),
  );
}

function differencesOfStay(facts: readonly PublishedFact[]): Difference<WinterDifferences>[] {
  const differences: Difference<WinterDifferences>[] = [];
  let losesBedAt: number | undefined;
  for (const fact of facts.toSorted((one, other) => one.sequence - other.sequence)) {
    const { data, time } = fact;
    const caseId = String(data.caseId);
    if (fact.type === type.present) losesBedAt = undefined;
    else if (fact.type !== type.left)
      losesBedAt = typeof data.losesBedAt === 'string' ? Date.parse(data.losesBedAt) : undefined;
    else if (data.reason === 'absent-without-pass') {
      if (losesBedAt === undefined) differences.push({ what: 'bedLostUnjustly', of: [caseId] });
      else if (time < losesBedAt) differences.push({ what: 'bedLostTooSoon', of: [caseId] });
    }
  }
  return differences;
}
