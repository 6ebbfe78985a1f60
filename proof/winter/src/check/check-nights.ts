import type { Check } from '@iwaa/proof-kit/check/check';
import { toCheck } from '@iwaa/proof-kit/check/check';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { ScaledNight } from '../input/scale.ts';

/** Each night has exactly the contacts and the placements that were to be replayed, each of them once in the facts. */
export function checkNights(nights: readonly ScaledNight[], facts: readonly PublishedFact[]): Check {
  const contacts = idsByNight(facts, 'iwaa.intake.contact-recorded.v1', 'contactId');
  const stays = idsByNight(facts, 'iwaa.shelter-capacity.checked-in.v1', 'stayId');
  const sleepers = idsByNight(facts, 'iwaa.shelter-capacity.checked-in.v1', 'caseId');
  const planned = new Set(nights.map(({ night }) => night));
  const differences = [
    ...nights.flatMap((night) => {
      const count = (ids: ReadonlyMap<string, ReadonlySet<unknown>>): number =>
        ids.get(night.night)?.size ?? 0;
      const [met, stayed, slept] = [count(contacts), count(stays), count(sleepers)];
      return [
        ...(met === night.contacts
          ? []
          : [`${night.night}: ${met} contacts recorded, ${night.contacts} were to be`]),
        ...(slept === night.placements
          ? []
          : [`${night.night}: ${slept} people checked in, ${night.placements} were to be`]),
        ...(stayed === slept ? [] : [`${night.night}: ${stayed} stays began for ${slept} people`]),
      ];
    }),
    ...[...new Set([...contacts.keys(), ...stays.keys()])]
      .filter((night) => !planned.has(night))
      .map((night) => `${night}: something was recorded for a night that was not replayed`),
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
