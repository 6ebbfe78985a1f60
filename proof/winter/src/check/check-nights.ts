import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { ScaledNight } from '../input/scale.ts';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

/** Each night has exactly the contacts and the placements that were to be replayed, each of them once in the facts. */
export function checkNights(nights: readonly ScaledNight[], facts: readonly PublishedFact[]): Check {
  const contacts = idsByNight(facts, 'iwaa.intake.contact-recorded.v1', 'contactId');
  const mistaken = new Set(
    facts
      .filter(({ type }) => type === 'iwaa.shelter-capacity.check-in-taken-back.v1')
      .map(({ data }) => data.stayId),
  );
  const real = facts.filter(({ data }) => !mistaken.has(data.stayId));
  const stays = idsByNight(real, 'iwaa.shelter-capacity.checked-in.v1', 'stayId');
  const sleepers = idsByNight(real, 'iwaa.shelter-capacity.checked-in.v1', 'caseId');
  const planned = new Set(nights.map(({ night }) => night));
  const differences: Difference<WinterDifferences>[] = [
    ...nights.flatMap((night) => {
      const count = (ids: ReadonlyMap<string, ReadonlySet<unknown>>): number =>
        ids.get(night.night)?.size ?? 0;
      const [met, stayed, slept] = [count(contacts), count(stays), count(sleepers)];
      return [
        ...(met === night.contacts
          ? []
          : [{ what: 'contactsOfNight', of: [night.night, met, night.contacts] } as const]),
        ...(slept === night.placements
          ? []
          : [{ what: 'checkInsOfNight', of: [night.night, slept, night.placements] } as const]),
        ...(stayed === slept ? [] : [{ what: 'staysOfNight', of: [night.night, stayed, slept] } as const]),
      ];
    }),
    ...[...new Set([...contacts.keys(), ...stays.keys()])]
      .filter((night) => !planned.has(night))
      .map((night) => ({ what: 'nightNotReplayed', of: [night] }) as const),
  ];
  return toCheck(
    'nights',
    'every night has exactly its contacts recorded and its placements checked in',
    nights.length,
    differences,
  );
}

function idsByNight(facts: readonly PublishedFact[], type: string, id: string): Map<string, Set<unknown>> {
  const byNight = new Map<string, Set<unknown>>();
  for (const fact of facts) {
    if (fact.type !== type) continue;
    const night = String(fact.data.night);
    byNight.set(night, (byNight.get(night) ?? new Set()).add(fact.data[id]));
  }
  return byNight;
}
