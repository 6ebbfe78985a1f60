import type { PublishedFact } from '../evidence/facts-in-kafka.ts';
import type { Check } from '../report/winter-report.ts';
import { toCheck } from './check.ts';

interface Interval {
  readonly who: string;
  readonly what: 'hold' | 'stay';
}

const begins: Readonly<Record<string, 'hold' | 'stay'>> = {
  'iwaa.shelter-capacity.bed-held.v1': 'hold',
  'iwaa.shelter-capacity.checked-in.v1': 'stay',
};
const ends = new Set([
  'iwaa.shelter-capacity.hold-expired.v1',
  'iwaa.shelter-capacity.hold-released.v1',
  'iwaa.shelter-capacity.checked-out.v1',
]);

/** No bed is held or slept in by two people at once, and nobody sleeps in two beds, by the facts in the order of each bed. */
export function checkBeds(facts: readonly PublishedFact[]): Check {
  const ofBeds = facts.filter(
    ({ subject, type }) => subject.startsWith('bed/') && (type in begins || ends.has(type)),
  );
  const differences: string[] = [];
  for (const [bed, own] of Map.groupBy(ofBeds, ({ subject }) => subject))
    differences.push(...checkBed(bed, own));
  const stays = ofBeds.filter(
    ({ type }) => type.endsWith('.checked-in.v1') || type.endsWith('.checked-out.v1'),
  );
  for (const [caseId, own] of Map.groupBy(stays, ({ data }) => String(data.caseId)))
    differences.push(...checkSleeper(caseId, own));
  return toCheck(
    'beds',
    'no bed is taken twice, and nobody has two',
    new Set(ofBeds.map(({ subject }) => subject)).size,
    differences,
  );
}

function inOrder(facts: readonly PublishedFact[]): PublishedFact[] {
  const bySequence = new Map(facts.map((fact) => [fact.sequence, fact]));
  return [...bySequence.values()].sort((one, other) => one.sequence - other.sequence);
}

function checkBed(bed: string, facts: readonly PublishedFact[]): string[] {
  const differences: string[] = [];
  let taken: Interval | undefined;
  for (const fact of inOrder(facts)) {
    const who = String(fact.data.caseId);
    const what = begins[fact.type];
    if (what === undefined) {
      if (taken?.who !== who)
        differences.push(
          `${bed}, fact ${fact.sequence}: ${who} leaves a bed that is ${taken ? `${taken.who}'s` : 'free'}`,
        );
      taken = undefined;
      continue;
    }
    // A stay takes up the person's own hold; anything else that begins needs a free bed.
    const takesUp = what === 'stay' && taken?.what === 'hold' && taken.who === who;
    if (taken && !takesUp)
      differences.push(`${bed}, fact ${fact.sequence}: given to ${who} while it was ${taken.who}'s`);
    taken = { who, what };
  }
  return differences;
}

/** Stays of one person, by the times at which they were decided: the one before has to have ended. */
function checkSleeper(caseId: string, facts: readonly PublishedFact[]): string[] {
  const byStay = [...Map.groupBy(facts, ({ data }) => String(data.stayId)).values()].map((own) => ({
    bed: own[0]?.subject ?? '',
    from: Math.min(...own.filter(({ type }) => type.endsWith('.checked-in.v1')).map(({ time }) => time)),
    to: Math.max(...own.filter(({ type }) => type.endsWith('.checked-out.v1')).map(({ time }) => time)),
  }));
  const stays = byStay
    .map((stay) => ({ ...stay, to: Number.isFinite(stay.to) ? stay.to : Number.POSITIVE_INFINITY }))
    .sort((one, other) => one.from - other.from);
  return stays.flatMap((stay, index) => {
    const before = stays[index - 1];
    return before && before.to > stay.from
      ? [`${caseId} slept in ${before.bed} and in ${stay.bed} at once`]
      : [];
  });
}
