import type { PublishedFact } from '../kafka/published-fact.ts';
import type { BedDifferences } from './bed-differences.ts';
import type { Difference } from './difference.ts';

type BedDifference = Difference<BedDifferences>;

/** How each fact changes who has a bed. A stay begins with the check-in that takes up a hold. */
const changes: Readonly<Record<string, { readonly what: 'hold' | 'stay'; readonly begins: boolean }>> = {
  'iwaa.shelter-capacity.bed-offered.v1': { what: 'hold', begins: true },
  'iwaa.shelter-capacity.offer-declined.v1': { what: 'hold', begins: false },
  'iwaa.shelter-capacity.offer-lapsed.v1': { what: 'hold', begins: false },
  'iwaa.shelter-capacity.bed-held.v1': { what: 'hold', begins: true },
  'iwaa.shelter-capacity.hold-lapsed.v1': { what: 'hold', begins: false },
  'iwaa.shelter-capacity.hold-released.v1': { what: 'hold', begins: false },
  'iwaa.shelter-capacity.checked-in.v1': { what: 'stay', begins: true },
  'iwaa.shelter-capacity.checked-out.v1': { what: 'stay', begins: false },
  'iwaa.shelter-capacity.transferred-in.v1': { what: 'stay', begins: true },
  'iwaa.shelter-capacity.transferred-out.v1': { what: 'stay', begins: false },
};
/** What was entered in error: a stay that never was leaves its hold, and one that goes on begins anew. */
const takenBack: Readonly<Record<string, 'check-in' | 'check-out'>> = {
  'iwaa.shelter-capacity.check-in-taken-back.v1': 'check-in',
  'iwaa.shelter-capacity.check-out-taken-back.v1': 'check-out',
};

/** A time for which somebody has a bed, from its first hold to its end. */
interface Taken {
  readonly bed: string;
  readonly who: string;
  readonly holdId: string;
  /** The stay, once it began. */
  stayId: string | undefined;
  readonly from: number;
  to: number;
}

/**
 * Beds of one person that seem taken at once for less than this, in ms, are not told: a fact bears the time at which its
 * decision began, and the database put the two writes in order a moment later.
 */
const decisionMs = 500;

/** No bed is held or slept in by two people at once, and nobody has two beds, by the facts in the order of each bed. */
export function checkBeds(facts: readonly PublishedFact[]): {
  readonly name: string;
  readonly claim: string;
  readonly examined: number;
  readonly differences: readonly BedDifference[];
} {
  const ofBeds = facts.filter(
    ({ subject, type }) => subject.startsWith('bed/') && (type in changes || type in takenBack),
  );
  const differences: BedDifference[] = [];
  const taken: Taken[] = [];
  const beds = Map.groupBy(ofBeds, ({ subject }) => subject);
  for (const [bed, own] of beds) taken.push(...readBed(bed, own, differences));
  for (const [who, own] of Map.groupBy(taken, (one) => one.who)) differences.push(...checkPerson(who, own));
  return {
    name: 'beds',
    claim: 'no bed is taken by two people at once, and nobody has two beds',
    examined: beds.size,
    differences,
  };
}

/** Each fact once, in the order in which its bed decided. */
function inOrder(facts: readonly PublishedFact[]): PublishedFact[] {
  return [...new Map(facts.map((fact) => [fact.id, fact])).values()].sort(
    (one, other) => one.sequence - other.sequence,
  );
}

/** Follows one bed from fact to fact, and tells each one that doesn't fit the one before. */
function readBed(bed: string, facts: readonly PublishedFact[], differences: BedDifference[]): Taken[] {
  const all: Taken[] = [];
  let now: Taken | undefined;
  for (const { type, sequence, time, data } of inOrder(facts)) {
    const who = String(data.caseId);
    if (takenBack[type] === 'check-in') {
      if (data.hold === null) continue;
      if (now?.who !== who || now.stayId !== data.stayId)
        differences.push({ what: 'endsAnother', of: [bed, sequence, who, 'stay'] });
      else now.stayId = undefined;
      continue;
    }
    // Whoever accepts an offer has the bed already.
    if (data.byOffer === true && now?.who === who && now.holdId === data.holdId && now.stayId === undefined)
      continue;
    const goesOn = takenBack[type] === 'check-out';
    if (goesOn && data.goesOn !== true) continue;
    const needsNoHold = goesOn || type === 'iwaa.shelter-capacity.transferred-in.v1';
    const change = goesOn ? ({ what: 'stay', begins: true } as const) : changes[type];
    if (!change) continue;
    if (!change.begins) {
      const id = change.what === 'hold' ? data.holdId : data.stayId;
      const current: unknown =
        change.what === 'stay' || now?.stayId !== undefined ? now?.stayId : now?.holdId;
      if (now?.who !== who) differences.push({ what: 'leftByAnother', of: [bed, sequence, who, now?.who] });
      else if (current !== id)
        differences.push({ what: 'endsAnother', of: [bed, sequence, who, change.what] });
      if (now) now.to = time;
      now = undefined;
      continue;
    }
    if (
      change.what === 'stay' &&
      now?.who === who &&
      now.stayId === undefined &&
      now.holdId === data.holdId
    ) {
      now.stayId = String(data.stayId);
      continue;
    }
    if (now) {
      differences.push({ what: 'givenWhileTaken', of: [bed, sequence, who, now.who] });
      now.to = time;
    } else if (change.what === 'stay' && !needsNoHold)
      differences.push({ what: 'noHold', of: [bed, sequence, who] });
    now = {
      bed,
      who,
      holdId: String(data.holdId),
      stayId: change.what === 'stay' ? String(data.stayId) : undefined,
      from: time,
      to: Number.POSITIVE_INFINITY,
    };
    all.push(now);
  }
  return all;
}

/** The beds of one person, by the times at which they were decided: the one before has to have ended. */
function checkPerson(who: string, taken: readonly Taken[]): BedDifference[] {
  const differences: BedDifference[] = [];
  let latest: Taken | undefined;
  for (const one of [...taken].sort((first, second) => first.from - second.from)) {
    if (latest && latest.bed !== one.bed && Math.min(latest.to, one.to) - one.from > decisionMs)
      differences.push({ what: 'twoBeds', of: [who, latest.bed, one.bed] });
    if (!latest || one.to > latest.to) latest = one;
  }
  return differences;
}
