import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

const type = {
  raised: 'iwaa.intake.alert-raised.v1',
  looked: 'iwaa.intake.alert-looked-at.v1',
  escalated: 'iwaa.intake.alert-escalated.v1',
  withdrawn: 'iwaa.intake.alert-withdrawn.v1',
} as const;

/**
 * No alert is forgotten: each is over, because somebody was found, nobody was found again, or it was withdrawn; or the committee was
 * told in the time that it has now. Nothing follows once it is over.
 */
export function checkAlerts(facts: readonly PublishedFact[]): Check {
  const byAlert = Map.groupBy(
    facts.filter(({ data }) => typeof data.alertId === 'string'),
    ({ data }) => String(data.alertId),
  );
  const differences = [...byAlert].flatMap(([alertId, told]): Difference<WinterDifferences>[] => {
    // Delivery may repeat.
    const bySequence = new Map(told.map((fact) => [fact.sequence, fact]));
    const lived = [...bySequence.values()].sort((one, other) => one.sequence - other.sequence);
    const end = lived.findIndex(endsAlert);
    if (end >= 0) return end === lived.length - 1 ? [] : [{ what: 'alertChangedAfterItsEnd', of: [alertId] }];
    const awaited = lived.findLastIndex(({ type: own }) => own === type.raised || own === type.looked);
    const isTold = lived.slice(awaited + 1).some(({ type: own }) => own === type.escalated);
    return isTold ? [] : [{ what: 'alertForgotten', of: [alertId] }];
  });
  return toCheck(
    'alerts',
    'every alert was looked at to its end, or the committee was told that nobody had',
    byAlert.size,
    differences,
  );
}

function endsAlert({ type: own, data }: PublishedFact): boolean {
  return own === type.withdrawn || (own === type.looked && data.lookBy === null);
}
