import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PublishedFact } from '../kafka/published-fact.ts';
import { bedDifferencesInEnglish } from './bed-differences.ts';
import { checkBeds } from './check-beds.ts';
import { inSentence } from './difference.ts';
import { delivered, planted } from './planted-facts.ts';

const minute = 60_000;

/** Writes the facts of one bed in the order of their decisions, a minute apart from `from` on, in minutes. */
function bed(name: string, from = 0) {
  const facts: PublishedFact[] = [];
  const add = (
    kind: Parameters<typeof planted>[0],
    who: string,
    data: Record<string, unknown>,
    sameMoment = false,
  ) => {
    const before = facts.at(-1)?.time ?? from * minute - minute;
    facts.push(
      planted(
        kind,
        `bed/${name}`,
        facts.length + 1,
        { caseId: who, ...data },
        sameMoment ? before : before + minute,
      ),
    );
    return story;
  };
  const story = {
    facts,
    hold: (who: string, hold = `hold-of-${who}`) => add('bed-held', who, { holdId: hold }),
    takeOver: (from: string, to: string) => {
      add('hold-lapsed', from, { holdId: `hold-of-${from}` });
      return add('bed-held', to, { holdId: `hold-of-${to}` }, true);
    },
    lapse: (who: string, hold = `hold-of-${who}`) => add('hold-lapsed', who, { holdId: hold }),
    release: (who: string) => add('hold-released', who, { holdId: `hold-of-${who}` }),
    checkIn: (who: string, hold = `hold-of-${who}`) =>
      add('checked-in', who, { holdId: hold, stayId: `stay-of-${who}` }),
    checkOut: (who: string, stay = `stay-of-${who}`) => add('checked-out', who, { stayId: stay }),
    offer: (who: string) => add('bed-offered', who, { holdId: `hold-of-${who}` }),
    accept: (who: string) => add('bed-held', who, { holdId: `hold-of-${who}`, byOffer: true }),
    decline: (who: string) => add('offer-declined', who, { holdId: `hold-of-${who}` }),
    moveOut: (who: string) => add('transferred-out', who, { stayId: `stay-of-${who}` }),
    moveIn: (who: string) => add('transferred-in', who, { stayId: `stay-of-${who}` }),
    cameNot: (who: string, hold: object | null = {}) =>
      add('check-in-taken-back', who, { holdId: `hold-of-${who}`, stayId: `stay-of-${who}`, hold }),
    leftNot: (who: string, goesOn = true) =>
      add('check-out-taken-back', who, { holdId: `hold-of-${who}`, stayId: `stay-of-${who}`, goesOn }),
  };
  return story;
}

const differences = (...facts: (readonly PublishedFact[])[]) =>
  checkBeds(facts.flat()).differences.map((difference) => inSentence(bedDifferencesInEnglish, difference));

const right = [
  ...bed('one').hold('A').checkIn('A').checkOut('A').hold('B').takeOver('B', 'C').checkIn('C').facts,
  ...bed('three').hold('F').checkIn('F').cameNot('F').checkIn('F').checkOut('F').leftNot('F').checkOut('F')
    .facts,
  ...bed('four').hold('G').checkIn('G').checkOut('G').hold('H').leftNot('G', false).cameNot('G', null).facts,
  ...bed('five').hold('I').checkIn('I').moveOut('I').facts,
  ...bed('six', 3).moveIn('I').checkOut('I').facts,
  ...bed('seven').offer('J').decline('J').offer('K').accept('K').checkIn('K').checkOut('K').facts,
  ...bed('two').hold('D').release('D').hold('E').lapse('E').hold('B', 'hold-of-B-2').facts,
];

describe('the check of beds', () => {
  it('isRetried on holds, stays, lapses and take-overs in their order, however they are delivered', () => {
    fc.assert(
      fc.property(delivered(right), (facts) => {
        expect(checkBeds(facts)).toMatchObject({ examined: 7, differences: [] });
      }),
    );
  });

  it('isRetried on any bed that goes from one person to the next, and finds any two facts of it exchanged', () => {
    const people = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 8 });
    const ending = fc.constantFrom('lapses', 'released', 'stays');
    fc.assert(
      fc.property(people, ending, fc.nat(), (numbers, how, at) => {
        const story = bed('one');
        for (const number of numbers) {
          const who = `case-${number}`;
          story.hold(who);
          if (how === 'lapses') story.lapse(who);
          else if (how === 'released') story.release(who);
          else story.checkIn(who).checkOut(who);
        }
        expect(differences(story.facts)).toEqual([]);
        const index = at % (story.facts.length - 1);
        const exchanged = story.facts.map((fact, place) => {
          const other = story.facts[place === index ? index + 1 : place === index + 1 ? index : place];
          return { ...fact, sequence: other?.sequence ?? 0 };
        });
        expect(differences(exchanged)).not.toEqual([]);
      }),
    );
  });

  it.each([
    ['held for two people', bed('one').hold('A').hold('B'), "bed/one, fact 2: given to B while it was A's"],
    [
      'held while somebody sleeps in it',
      bed('one').hold('A').checkIn('A').hold('B'),
      "bed/one, fact 3: given to B while it was A's",
    ],
    [
      'slept in by two people',
      bed('one').hold('A').checkIn('A').checkIn('B'),
      "bed/one, fact 3: given to B while it was A's",
    ],
    [
      'held twice for the same person',
      bed('one').hold('A').hold('A', 'another-hold'),
      "bed/one, fact 2: given to A while it was A's",
    ],
    ['slept in without a hold', bed('one').checkIn('A'), 'bed/one, fact 1: A checked in without a hold'],
    [
      "slept in by another hold than the bed's",
      bed('one').hold('A').checkIn('A', 'another-hold'),
      "bed/one, fact 2: given to A while it was A's",
    ],
    ['left while it is free', bed('one').checkOut('A'), 'bed/one, fact 1: A leaves a bed that is free'],
    [
      'left by somebody else',
      bed('one').hold('A').checkIn('A').checkOut('B'),
      "bed/one, fact 3: B leaves a bed that is A's",
    ],
    [
      'whose hold lapses while the person sleeps in it',
      bed('one').hold('A').checkIn('A').lapse('A'),
      'bed/one, fact 3: A ends a hold other than the one that runs',
    ],
    [
      'whose earlier hold lapses',
      bed('one').hold('A').lapse('A', 'another-hold'),
      'bed/one, fact 2: A ends a hold other than the one that runs',
    ],
    [
      'whose earlier stay ends',
      bed('one').hold('A').checkIn('A').checkOut('A', 'another-stay'),
      'bed/one, fact 3: A ends a stay other than the one that runs',
    ],
  ])('finds a bed %s', (_name, story, difference) => {
    expect(differences(story.facts)).toEqual([difference]);
  });

  it.each([
    [
      'sleeps in two beds',
      bed('one').hold('A').checkIn('A').checkOut('A'),
      bed('two', 1).hold('A').checkIn('A'),
    ],
    ['has a bed held while sleeping in another', bed('one').hold('A').checkIn('A'), bed('two', 5).hold('A')],
    ['has two beds held', bed('one').hold('A'), bed('two', 5).hold('A')],
  ])('finds a person who %s at once', (_name, one, two) => {
    expect(differences(one.facts, two.facts)).toEqual(['A had bed/one and bed/two at once']);
  });

  it('finds a long stay that overlaps another but the next one to it', () => {
    const long = bed('one').hold('A').checkIn('A');
    expect(
      differences(long.facts, bed('two', 5).hold('A').release('A').facts, bed('three', 9).hold('A').facts),
    ).toEqual(['A had bed/one and bed/two at once', 'A had bed/one and bed/three at once']);
  });

  it('lets a person go from one bed to the next', () => {
    expect(differences(bed('one').hold('A').release('A').facts, bed('two', 1).hold('A').facts)).toEqual([]);
  });
});
