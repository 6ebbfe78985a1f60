import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

const type = {
  offered: 'iwaa.shelter-capacity.bed-offered.v1',
  held: 'iwaa.shelter-capacity.bed-held.v1',
  declined: 'iwaa.shelter-capacity.offer-declined.v1',
  lapsed: 'iwaa.shelter-capacity.offer-lapsed.v1',
  released: 'iwaa.shelter-capacity.hold-released.v1',
  joined: 'iwaa.shelter-capacity.waiting-list-joined.v1',
  left: 'iwaa.shelter-capacity.waiting-list-left.v1',
} as const;
const ends: ReadonlySet<string> = new Set([type.held, type.declined, type.lapsed, type.released]);

/**
 * Two facts of one moment may be decided in the one order and bear their times in the other: a fact bears the time at which its decision
 * began. Whoever joined or was served within so long (ms) of an offer says nothing about its order.
 */
const sameMomentMs = 1000;

interface Waited {
  readonly caseId: string;
  readonly unit: string;
  readonly order: string;
  readonly from: number;
  to: number;
}

/** The list is served in its order, each offer has one end, and none runs out before its time. */
export function checkOffers(facts: readonly PublishedFact[]): Check {
  const offers = facts.filter((fact) => fact.type === type.offered);
  const ended = Map.groupBy(
    facts.filter((fact) => ends.has(fact.type)),
    ({ data }) => data.holdId,
  );
  const waited = readWaiting(facts);
  const passed = Map.groupBy(
    facts.filter((fact) => fact.type === type.declined || fact.type === type.lapsed),
    ({ data }) => String(data.caseId),
  );
  const differences = offers.flatMap((offer): Difference<WinterDifferences>[] => {
    const caseId = String(offer.data.caseId);
    const own = ended.get(offer.data.holdId) ?? [];
    const lapsed = own.find((fact) => fact.type === type.lapsed);
    return [
      ...(own.length === 1 ? [] : [{ what: 'offerWithoutOneEnd', of: [caseId, own.length] } as const]),
      ...(lapsed && lapsed.time < Date.parse(String(offer.data.answerBy))
        ? [{ what: 'offerLapsedTooSoon', of: [caseId] } as const]
        : []),
      ...passedOver(offer, waited, passed).map(
        (other) => ({ what: 'offeredOutOfOrder', of: [caseId, other] }) as const,
      ),
    ];
  });
  return toCheck(
    'offers',
    'whoever waits is offered a bed in the order of the list, and each offer has one end',
    offers.length,
    differences,
  );
}

/** Who waited when, and in which order. */
function readWaiting(facts: readonly PublishedFact[]): Waited[] {
  const waited = new Map<unknown, Waited>();
  for (const { type: own, data, time } of facts) {
    if (own !== type.joined) continue;
    const order = [data.priority, data.onStreetSince ?? '9999-12', data.since, data.entryId].join('|');
    const { caseId, unit } = data;
    waited.set(data.entryId, {
      ...{ caseId: String(caseId), unit: String(unit), order, from: time },
      to: Number.POSITIVE_INFINITY,
    });
  }
  for (const { type: own, data, time } of facts) {
    const entry = own === type.left ? waited.get(data.entryId) : undefined;
    if (entry) entry.to = Math.min(entry.to, time);
  }
  return [...waited.values()];
}

/** Who waited before the one that a bed was offered to, and had let nothing pass. */
function passedOver(
  { data, time }: PublishedFact,
  waited: readonly Waited[],
  passed: ReadonlyMap<string, readonly PublishedFact[]>,
): string[] {
  const unit = /\.(\w+)-\d+$/.exec(String(data.bedId))?.[1];
  const there = waited.filter(
    (one) => one.unit === unit && one.from < time - sameMomentMs && one.to > time + sameMomentMs,
  );
  const own = waited.find(({ caseId, from, to }) => caseId === data.caseId && from <= time && to >= time);
  if (!own) return [];
  return there
    .filter(
      ({ order, caseId }) => order < own.order && !passed.get(caseId)?.some((fact) => fact.time <= time),
    )
    .map(({ caseId }) => caseId);
}
