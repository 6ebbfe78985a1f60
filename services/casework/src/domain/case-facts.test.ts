import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { milestones } from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { referenceCase, ToldCase } from '../testing/told-case.ts';
import type { CaseFact } from './case-fact.ts';
import { foldFacts } from './case-facts.ts';
import { viewOf } from './case-view.ts';
import { outcomeByFacts } from './closing.ts';
import { runningDeadlines } from './deadlines.ts';

const caseId = 'SK-2425-00042';
const from = '2024-12-12T20:00:00.000Z';
const of = { caseId, campaignId: 'SK-2425', deadlines: defaultDeadlines };

const acts: Record<string, (told: ToldCase) => ToldCase> = {
  met: (told) => told.met(told.facts.length),
  needsShelter: (told) => told.needs('shelter'),
  needsHealth: (told) => told.needs('health', false),
  declines: (told) => told.declined('shelter'),
  consents: (told) => told.consented(),
  held: (told) => told.held(1),
  heldElsewhere: (told) => told.held(2),
  lapsed: (told) => told.lapsed(1),
  checkedIn: (told) => told.checkedIn(2),
  checkedOut: (told) => told.checkedOut(2),
  waits: (told) => told.waits(),
  waitsNoMore: (told) => told.waitsNoMore(),
  referred: (told) => told.referred('health', 1),
  referredOn: (told) => told.referred('health', 2),
  accepted: (told) => told.accepted('health', 1),
  unanswered: (told) => told.unanswered('health', 1),
  withdrew: (told) => told.withdrew('health', 2),
  notPlaced: (told) => told.notPlaced('health', 3),
  admitted: (told) => told.done('elderly-care', 1, 'admitted'),
  mediationOpened: (told) => told.mediationOpened(),
  familyReached: (told) => told.familyReached(),
  returnAgreed: (told) => told.returnAgreed(),
  wentHome: (told) => told.wentHome(),
  visited: (told) => told.visited(1),
  returnBroke: (told) => told.returnBroke(),
  returnHolds: (told) => told.returnHolds(),
};

/** Any course that a case may take, likely or not; a step of 0 ms lets facts share an instant. */
const anyCase = fc
  .tuple(fc.array(fc.constantFrom(...Object.keys(acts)), { maxLength: 25 }), fc.constantFrom(0, 1, 60_000))
  .map(([names, stepMs]) => {
    const told = new ToldCase(caseId, from, stepMs).opened();
    for (const name of names) acts[name]?.(told);
    return told.facts;
  });

/** The same facts, some told more than once, in any order. */
const retold = anyCase.chain((facts) =>
  fc.tuple(fc.subarray(facts), fc.constant(facts)).chain(([again, once]) =>
    fc.record({
      told: fc.constant(once),
      retold: fc.shuffledSubarray([...once, ...again], {
        minLength: once.length + again.length,
        maxLength: once.length + again.length,
      }),
    }),
  ),
);

const known = (facts: readonly CaseFact[]) => {
  const file = foldFacts(facts);
  return {
    file,
    view: viewOf(file, of),
    deadlines: runningDeadlines(file, defaultDeadlines),
    outcome: outcomeByFacts(file),
  };
};

describe('a case file', () => {
  test('is the same whether its facts come in order, late, twice or shuffled', () => {
    fc.assert(
      fc.property(retold, (facts) => {
        expect(known(facts.retold)).toEqual(known(facts.told));
      }),
      { numRuns: 300 },
    );
  });

  test('never goes back in its milestones, whatever comes', () => {
    fc.assert(
      fc.property(retold, ({ retold: facts }) => {
        let furthest = 0;
        let file = foldFacts([]);
        for (const fact of facts) {
          file = foldFacts([fact], file);
          const now = milestones.indexOf(file.milestone);
          expect(now).toBeGreaterThanOrEqual(furthest);
          furthest = now;
        }
      }),
    );
  });

  test('is plain JSON: writing and reading it changes nothing', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const file = foldFacts(facts);
        expect(JSON.parse(JSON.stringify(file))).toEqual(file);
      }),
    );
  });

  test('passes over a fact that this version does not know', () => {
    const told = new ToldCase(caseId, from).opened().met();
    const unknown: CaseFact = JSON.parse(
      JSON.stringify({
        ...told.facts[1],
        type: 'iwaa.intake.person-praised.v1',
        sequence: 9,
        time: told.facts[1]?.time,
      }),
    );
    expect(foldFacts([...told.facts, unknown])).toEqual({ ...foldFacts(told.facts), intakeSequence: 9 });
  });

  test('keeps a fact that came after the closing as late, once, and is not changed by it', () => {
    const told = new ToldCase(caseId, from).opened().met().closed();
    const closed = foldFacts(told.facts);
    const [late] = new ToldCase(caseId, told.now).checkedIn().facts;
    const file = late ? foldFacts([late, late], closed) : closed;
    expect(viewOf(file, of)).toEqual({ ...viewOf(closed, of), lateFacts: 1 });
  });

  test('knows how far intake’s facts are known, of which other services’ facts say nothing', () => {
    const told = new ToldCase(caseId, from).opened().met().consented().held().checkedIn();
    expect(foldFacts([]).intakeSequence).toBe(0);
    expect(foldFacts(told.facts).intakeSequence).toBe(3);
    // What happened after the closing was not known to it.
    expect(foldFacts(told.closed().met(2).facts).intakeSequence).toBe(3);
  });

  test('does not call late what the services do because it was closed', () => {
    const told = new ToldCase(caseId, from).opened().met().held().checkedIn().closed();
    told.checkedOut(1, 'case-closed').tell(`person/${told.id('person')}`, {
      type: 'iwaa.intake.case-archived.v1',
      data: { caseId, campaignId: 'SK-2425' },
    });
    expect(viewOf(foldFacts(told.facts), of).lateFacts).toBe(0);
  });
});

describe('the view of a case', () => {
  test('tells the way of a person from the street to the family', () => {
    const { view, outcome } = known(referenceCase(caseId, from).facts);
    expect(view).toMatchObject({
      milestone: 'followed-up',
      whereabouts: 'family',
      contacts: 1,
      attention: [],
    });
    expect(outcome).toBe('reintegrated-permanent');
  });

  const told = () => new ToldCase(caseId, from).opened().met().needs('shelter');
  test.each([
    ['street', told()],
    ['bed-held', told().held()],
    ['shelter', told().held().checkedIn()],
    ['unknown', told().held().checkedIn().checkedOut()],
    ['street', told().held().checkedIn().checkedOut().met(2)],
    ['street', told().held().lapsed()],
    ['shelter', told().held().checkedIn().met(2)],
    ['agency', told().held().checkedIn().done('elderly-care', 1, 'admitted').checkedOut(1, 'to-agency')],
    ['family', told().held().checkedIn().wentHome()],
    ['unknown', told().wentHome().returnBroke()],
    ['street', told().held().closed().released('case-closed')],
    ['street', told().held().closed().lapsed()],
    ['unknown', told().held().checkedIn().closed().checkedOut(1, 'case-closed')],
    ['unknown', told().held().checkedIn().closed().checkedOut()],
    ['street', told().held().checkedIn().closed('back-to-street').checkedOut(1, 'case-closed')],
    ['agency', told().held().checkedIn().closed('elderly-centre').checkedOut(1, 'to-agency')],
    [
      'family',
      told().held().checkedIn().wentHome().closed('reintegrated-permanent').checkedOut(1, 'case-closed'),
    ],
  ])('says that the person is: %s', (where, { facts }) => {
    expect(known(facts).view.whereabouts).toBe(where);
  });

  test.each([
    ['bed-hold-lapsed', told().held().lapsed(), (t: ToldCase) => t.met(2)],
    ['referral-not-placed', told().notPlaced(), (t: ToldCase) => t.referred('health', 2)],
    ['agency-withdrew', told().referred().accepted().withdrew(), (t: ToldCase) => t.declined('health')],
    ['return-broke-down', told().wentHome().returnBroke(), (t: ToldCase) => t.familyReached()],
  ])('asks for attention because of %s until the facts answer it', (reason, before, answer) => {
    expect(known(before.facts).view.attention).toEqual([reason]);
    expect(known(answer(before).facts).view.attention).toEqual([]);
  });
});

describe('the facts close a case', () => {
  const told = () => new ToldCase(caseId, from).opened().met();
  test.each([
    ['reintegrated-temporary', told().wentHome('temporary').visited(3).returnHolds('temporary')],
    ['elderly-centre', told().done('elderly-care', 1, 'admitted')],
    ['womens-space', told().done('womens-space', 1, 'admitted')],
    ['other-shelter', told().done('shelter', 1, 'admitted')],
    [null, told().done('health', 1, 'admitted')],
    [null, told().done('elderly-care', 1, 'service-given')],
    [null, told().wentHome().visited(1)],
    [null, told().wentHome().returnBroke()],
  ])('with the outcome %s', (outcome, { facts }) => {
    expect(known(facts).outcome).toBe(outcome);
  });
});
