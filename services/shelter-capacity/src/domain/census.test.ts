import { isRefusal } from '@iwaa/contracts/decision';
import type { Fact } from '@iwaa/contracts/event';
import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { daysBefore } from '@iwaa/domain/night';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bed, type BedEvent, evolve, newBed } from './bed.ts';
import { type BedCommand, decide } from './bed-decisions.ts';
import { isRecorded, recordChangesOf } from './bed-record.ts';
import { type BedSpan, type Census, censusOf, type ServiceWord } from './census.ts';

const timeZone = 'Africa/Casablanca';
const campaign = {
  ...{ startsOn: '2024-12-12', endsOn: '2025-01-31', timeZone },
  ...{ deadlines: defaultDeadlines, levels: {} },
};
const bedIds = ['centre.men-001', 'centre.men-002', 'centre.men-003'];
const nightOf = (index: number) => daysBefore('2024-12-12', -index);
/** Eight in the evening of a night, and some minutes. */
const timeOf = (index: number, minute: number) =>
  `${nightOf(index)}T19:${String(minute).padStart(2, '0')}:00.000Z`;

/** No hold of these lapses by itself. */
const farOff = '2025-12-31T00:00:00.000Z';

type Step = {
  bed: number;
  what: 'hold' | 'come' | 'leave' | 'give-up' | 'break' | 'mend' | 'came-not' | 'left-not';
  nextNight: boolean;
};
const steps = fc.array(
  fc.record({
    bed: fc.nat(bedIds.length - 1),
    what: fc.constantFrom('hold', 'come', 'leave', 'give-up', 'break', 'mend', 'came-not', 'left-not'),
    nextNight: fc.boolean(),
  }) as fc.Arbitrary<Step>,
  { maxLength: 40 },
);

function commandOf(bed: Bed, { what }: Step, number: number, night: string, at: string): BedCommand {
  const [hold, stay] = bed.status === 'absent' ? [null, null] : [bed.hold, bed.stay];
  const leftStay = bed.status === 'absent' ? null : bed.leftStay;
  const of = { caseId: hold?.caseId ?? 'nobody', campaignId: 'SK-2425' };
  const mistake = { reason: 'wrong-press', campaignEnded: false, at } as const;
  switch (what) {
    case 'hold':
      return {
        ...{
          type: 'hold-bed',
          ...of,
          holdId: `hold-${number}`,
          caseId: `case-${number}`,
          needId: `need-${number}`,
        },
        ...{ night, unit: 'men', at, lapsesAt: farOff, level: 'normal', overflowOpen: false, offer: null },
      };
    case 'come':
      return {
        type: 'check-in',
        ...of,
        holdId: hold?.holdId ?? '',
        stayId: `stay-${number}`,
        night,
        campaign,
        at,
      };
    case 'leave':
      return { type: 'check-out', stayId: stay?.stayId ?? '', night, reason: 'left-by-choice', campaign, at };
    case 'give-up':
      return { type: 'release-hold', holdId: hold?.holdId ?? '', reason: 'no-longer-needed' };
    case 'came-not':
      return { ...mistake, type: 'take-back-check-in', stayId: stay?.stayId ?? leftStay?.stayId ?? '' };
    case 'left-not':
      return { ...mistake, type: 'take-back-check-out', stayId: leftStay?.stayId ?? '' };
    case 'break':
      return { type: 'take-out-of-service' };
    default:
      return { type: bed.status === 'absent' ? 'take-out-of-service' : 'return-to-service' };
  }
}

/** Carries steps out on the beds as the service does, and gives the facts, and what the beds were after each. */
function live(all: readonly Step[]) {
  const beds = new Map(
    bedIds.map((bedId) => {
      const add = {
        bedId,
        centreId: 'centre',
        provinceId: 'sidi-kacem',
        unit: 'men',
        overflow: false,
      } as const;
      const added = decide(newBed, { type: 'add-bed', ...add });
      return [bedId, { bed: (added as BedEvent[]).reduce(evolve, newBed), version: 1 }];
    }),
  );
  const facts: Fact[] = [];
  const moments: { night: string; at: string; counts: Census }[] = [];
  let index = 0;
  let minute = 0;
  for (const [number, step] of all.entries()) {
    [index, minute] = step.nextNight ? [index + 1, 0] : [index, minute + 1];
    const [night, at, bedId] = [nightOf(index), timeOf(index, minute), bedIds[step.bed] ?? ''];
    const known = beds.get(bedId) ?? { bed: newBed, version: 0 };
    const decision = decide(known.bed, commandOf(known.bed, step, number, night, at));
    if (isRefusal(decision)) continue;
    decision.forEach((event, position) => {
      const sequence = known.version + position + 1;
      facts.push({ ...event, time: at, sequence, subject: `bed/${bedId}` } as unknown as Fact);
    });
    beds.set(bedId, { bed: decision.reduce(evolve, known.bed), version: known.version + decision.length });
    const count = (status: Bed['status']) =>
      [...beds.values()].filter(({ bed }) => bed.status === status).length;
    const counts = {
      ...{ beds: bedIds.length, free: count('free'), held: count('held') },
      ...{ occupied: count('occupied'), unusable: count('out-of-service') },
    };
    moments.push({ night, at, counts });
  }
  return { facts, moments };
}

/** What is kept of facts, in whatever order and however often they are told. */
function kept(facts: readonly Fact[]): { spans: BedSpan[]; words: ServiceWord[] } {
  const spans = new Map<string, BedSpan>();
  const words = new Map<string, ServiceWord>();
  const unknown = { from: null, knownFrom: null, campaignId: '', ends: [] };
  for (const change of facts.filter(isRecorded).flatMap(recordChangesOf)) {
    if (change.of === 'word') words.set(change.id, change.set);
    else {
      const known = { ...unknown, ...spans.get(change.id), ...change.set };
      spans.set(change.id, change.end ? { ...known, ends: [...known.ends, change.end] } : known);
    }
  }
  return { spans: [...spans.values()], words: [...words.values()] };
}

describe('a census', () => {
  it('says of each moment what the beds were then, also long after it, in whatever order it heard of it', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (all, chance) => {
        const { facts, moments } = live(all);
        const shuffled = [...facts, ...facts].toSorted(() => (Number(chance.next().value) % 2) - 0.5);
        const record = kept(shuffled);
        // The last moment of each instant that there was.
        for (const { night, at, counts } of moments)
          expect(censusOf(bedIds, record, night, { timeZone, knownAt: at })).toEqual(counts);
      }),
    );
  });

  it('always adds up, for any night and as known at any time', () => {
    fc.assert(
      fc.property(steps, fc.nat(45), fc.option(fc.nat(45)), (all, index, known) => {
        const knownAt = known === null ? undefined : timeOf(known, 30);
        const record = kept(live(all).facts);
        const { beds, ...counts } = censusOf(bedIds, record, nightOf(index), { timeZone, knownAt });
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(beds);
        expect(beds).toBe(bedIds.length);
      }),
    );
  });

  it('of a past night tells what was known then from what was recorded later', () => {
    const [first, second] = [nightOf(0), nightOf(1)];
    const late: BedSpan = {
      ...{ kind: 'stay', bedId: 'centre.men-001', campaignId: 'SK-2425', from: first },
      ...{ knownFrom: timeOf(3, 0), ends: [{ sequence: 4, at: timeOf(3, 1), isOver: true, to: second }] },
    };
    const record = { spans: [late], words: [] };
    const occupied = (night: string, knownAt?: string) =>
      censusOf(bedIds, record, night, { timeZone, knownAt }).occupied;
    expect([occupied(first, timeOf(0, 30)), occupied(first)]).toEqual([0, 1]);
    expect([occupied(second, timeOf(1, 30)), occupied(second)]).toEqual([0, 0]);
  });

  it('of a past night counts no more what was entered in error, and still tells that it was counted then', () => {
    const [first, second, third] = [nightOf(0), nightOf(1), nightOf(2)];
    const occupied = (span: Partial<BedSpan>, night: string, knownAt?: string) => {
      const spans = [
        { kind: 'stay', bedId: 'centre.men-001', campaignId: 'SK-2425', from: first, ...span } as BedSpan,
      ];
      return censusOf(bedIds, { spans, words: [] }, night, { timeZone, knownAt }).occupied;
    };
    const at = (index: number, sequence: number, isOver: boolean, to: string | null) => ({
      ...{ sequence, isOver, to },
      at: timeOf(index, 0),
    });
    const neverCame = { knownFrom: timeOf(0, 0), ends: [at(2, 5, true, first)] };
    expect([occupied(neverCame, first, timeOf(1, 0)), occupied(neverCame, first)]).toEqual([1, 0]);
    const neverLeft = { knownFrom: timeOf(0, 0), ends: [at(2, 6, false, null), at(1, 5, true, second)] };
    expect([occupied(neverLeft, second, timeOf(1, 30)), occupied(neverLeft, second)]).toEqual([0, 1]);
    expect(occupied(neverLeft, third)).toBe(1);
  });
});
