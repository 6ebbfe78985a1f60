import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ToldCase } from '../testing/told-case.ts';
import { attentionOf } from './attention.ts';
import { foldFacts } from './case-facts.ts';
import { overdue, runningDeadlines } from './deadlines.ts';
import { withExtension, withMissed } from './facts-of-casework.ts';
import { addMs } from './instants.ts';

const from = '2024-12-12T20:00:00.000Z';
const hour = 3_600_000;
const day = 24 * hour;
const told = () => new ToldCase('SK-2425-00042', from, 0).opened().met();
const running = (of: ToldCase) =>
  runningDeadlines(foldFacts(of.facts), defaultDeadlines).map(({ kind, dueAt }) => [kind, dueAt]);

describe('a deadline runs from the fact that begins it to the fact that answers it', () => {
  test.each([
    ['bedHold', told().held(), 2 * hour, (t: ToldCase) => t.checkedIn()],
    ['bedHold', told().held(), 2 * hour, (t: ToldCase) => t.lapsed()],
    ['waitingForBed', told().waits(), day, (t: ToldCase) => t.waitsNoMore()],
    ['referralAnswer', told().referred(), 2 * day, (t: ToldCase) => t.done()],
    ['referralAnswer', told().referred(), 2 * day, (t: ToldCase) => t.unanswered()],
    ['referralCompletion', told().referred().accepted(), 14 * day, (t: ToldCase) => t.done()],
    ['familyContact', told().mediationOpened(), 7 * day, (t: ToldCase) => t.returnAgreed()],
    ['returnDecision', told().mediationOpened().familyReached(), 30 * day, (t: ToldCase) => t.returnAgreed()],
    ['followUpGrace', told().wentHome('permanent', [day]), 4 * day, (t: ToldCase) => t.visited(1)],
  ] as const)('%s', (kind, begun, afterMs, answer) => {
    expect(running(begun)).toEqual([[kind, addMs(from, afterMs)]]);
    expect(running(answer(begun))).toEqual([]);
  });

  test('the soonest comes first, whatever the order of the facts', () => {
    expect(running(told().referred().mediationOpened().held()).map(([kind]) => kind)).toEqual([
      'bedHold',
      'referralAnswer',
      'familyContact',
    ]);
  });

  test('none runs for a closed case, nor for social mediation', () => {
    expect(running(told().held().referred().closed())).toEqual([]);
    expect(running(told().mediationOpened('social'))).toEqual([]);
  });

  test('what is asked of the owner is named with it', () => {
    const case_ = told().held();
    expect(runningDeadlines(foldFacts(case_.facts), defaultDeadlines)[0]?.remedy).toEqual({
      type: 'lapse-hold',
      holdId: case_.id('hold-1'),
    });
  });
});

describe('a missed deadline', () => {
  const case_ = told().waits();
  const missed = withMissed(foldFacts(case_.facts), 'waitingForBed', addMs(from, day));

  test('asks for attention until the facts answer it', () => {
    expect(attentionOf(missed, defaultDeadlines)).toEqual(['waiting-too-long']);
    const answer = new ToldCase('SK-2425-00042', addMs(from, 2 * day)).waits().waitsNoMore().facts.slice(1);
    expect(attentionOf(foldFacts(answer, missed), defaultDeadlines)).toEqual([]);
  });

  test('asks for attention no more when it is extended, and runs again', () => {
    const extended = withExtension(missed, 'waitingForBed', addMs(from, 3 * day), addMs(from, 2 * day));
    expect(attentionOf(extended, defaultDeadlines)).toEqual([]);
    expect(runningDeadlines(extended, defaultDeadlines)[0]?.dueAt).toBe(addMs(from, 3 * day));
    expect(
      overdue(withMissed(extended, 'waitingForBed', addMs(from, 3 * day)), defaultDeadlines),
    ).toHaveLength(1);
  });

  test('does not make a later deadline of its kind missed', () => {
    const two = foldFacts(
      told()
        .referred('health', 1, hour)
        .referred('elderly-care', 1, 2 * hour).facts,
    );
    const file = withMissed(two, 'referralAnswer', addMs(from, hour));
    expect(overdue(file, defaultDeadlines).map(({ dueAt }) => dueAt)).toEqual([addMs(from, hour)]);
  });
});

test('of several extensions the one said last counts, in whatever order they become known', () => {
  const instant = fc.integer({ min: 0, max: 10 }).map((hours) => addMs(from, hours * hour));
  const extension = fc.record({ at: instant, until: instant });
  fc.assert(
    fc.property(fc.array(extension), (extensions) => {
      const apply = (list: typeof extensions) =>
        list.reduce((file, { at, until }) => withExtension(file, 'bedHold', until, at), foldFacts([]))
          .extensions;
      expect(apply(extensions.toReversed())).toEqual(apply(extensions));
    }),
  );
});
