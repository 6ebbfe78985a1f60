import type { PublishedFact } from '../evidence/facts-in-kafka.ts';
import type { ScaledNight } from '../input/scale.ts';
import type { Check } from '../report/winter-report.ts';
import { toCheck } from './check.ts';

/** Each night has exactly the contacts and the placements that were to be replayed, each of them once in the facts. */
export function checkNights(nights: readonly ScaledNight[], facts: readonly PublishedFact[]): Check {
  const contacts = countBy(facts, 'iwaa.intake.contact-recorded.v1', 'contactId');
  const placements = countBy(facts, 'iwaa.shelter-capacity.checked-in.v1', 'stayId');
  const differences = nights.flatMap(({ night, contacts: planned, placements: placed }) => {
    const [met, checkedIn] = [contacts.get(night)?.size ?? 0, placements.get(night)?.size ?? 0];
    return [
      ...(met === planned ? [] : [`${night}: ${met} contacts recorded, ${planned} were to be`]),
      ...(checkedIn === placed ? [] : [`${night}: ${checkedIn} people checked in, ${placed} were to be`]),
    ];
  });
  return toCheck(
    'nights',
    'every night has exactly its contacts recorded and its placements checked in',
    nights.length,
    differences,
  );
}

function countBy(facts: readonly PublishedFact[], type: string, id: string): Map<string, Set<unknown>> {
  const byNight = new Map<string, Set<unknown>>();
  for (const fact of facts) {
    if (fact.type !== type) continue;
    const night = String(fact.data.night);
    byNight.set(night, (byNight.get(night) ?? new Set()).add(fact.data[id]));
  }
  return byNight;
}
