import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { milestones, type Whereabouts, whereabouts } from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CaseFixture, referenceCase } from '../testing/case-fixture.ts';
import type { CaseFact } from './case-fact.ts';
import { viewOf } from './case-view.ts';
import { outcomeByFacts } from './closing.ts';
import { runningDeadlines } from './deadlines.ts';
import { withMissed } from './facts-of-casework.ts';
import { foldFacts } from './fold-facts.ts';
import { addMs } from './instants.ts';
import { milestoneOf } from './milestones.ts';

const caseId = 'SK-2425-00042';
const from = '2024-12-12T20:00:00.000Z';
const of = { caseId, campaignId: 'SK-2425', deadlines: defaultDeadlines };

const acts: Record<string, (fixture: CaseFixture) => CaseFixture> = {
  met: (fixture) => fixture.met(fixture.facts.length),
  needsShelter: (fixture) => fixture.needs('shelter'),
  needsHealth: (fixture) => fixture.needs('health', false),
  declines: (fixture) => fixture.declined('shelter'),
  consents: (fixture) => fixture.consented(),
  held: (fixture) => fixture.held(1),
  heldElsewhere: (fixture) => fixture.held(2),
  setOut: (fixture) => fixture.setOut(1),
  lapsed: (fixture) => fixture.lapsed(1),
  checkedIn: (fixture) => fixture.checkedIn(2),
  checkedOut: (fixture) => fixture.checkedOut(2),
  offered: (fixture) => fixture.offered(1),
  offerDeclined: (fixture) => fixture.offerDeclined(1),
  offerLapsed: (fixture) => fixture.offerLapsed(1),
  movedOut: (fixture) => fixture.movedOut(2),
  movedIn: (fixture) => fixture.movedIn(3, 2),
  cameNot: (fixture) => fixture.cameNot(2),
  leftNot: (fixture) => fixture.leftNot(2),
  bedGone: (fixture) => fixture.leftNot(2, false),
  absent: (fixture) => fixture.absent(2),
  awayWithPass: (fixture) => fixture.absent(2, null),
  keptForTheCold: (fixture) => fixture.graceExtended(from, addMs(from, 60_000), 2),
  present: (fixture) => fixture.present(2),
  lostBed: (fixture) => fixture.checkedOut(2, 'absent-without-pass'),
  waits: (fixture) => fixture.waits(),
  waitsNoMore: (fixture) => fixture.waitsNoMore(),
  referred: (fixture) => fixture.referred('health', 1),
  referredOn: (fixture) => fixture.referred('health', 2),
  accepted: (fixture) => fixture.accepted('health', 1),
  unanswered: (fixture) => fixture.unanswered('health', 1),
  saidYesLate: (fixture) => fixture.saidLate(),
  saidNoLate: (fixture) => fixture.saidLate('rejected'),
  withdrew: (fixture) => fixture.withdrew('health', 2),
  notPlaced: (fixture) => fixture.notPlaced('health', 3),
  admitted: (fixture) => fixture.done('elderly-care', 1, 'admitted'),
  mediationOpened: (fixture) => fixture.mediationOpened(),
  familyReached: (fixture) => fixture.familyReached(),
  returnAgreed: (fixture) => fixture.returnAgreed(),
  wentHome: (fixture) => fixture.wentHome(),
  visited: (fixture) => fixture.visited(1),
  returnBroke: (fixture) => fixture.returnBroke(),
  putAside: (fixture) => fixture.putAside('iwaa.intake.contact-recorded.v1', 'person/unknown', 1),
  returnHolds: (fixture) => fixture.returnHolds(),
  merged: (fixture) => fixture.merged('SK-2425-00007'),
  tookIn: (fixture) => fixture.tookIn('SK-2425-00008'),
  tookInAnother: (fixture) => fixture.tookIn('SK-2425-00006'),
};

/** Any course that a case may take, likely or not; a step of 0 ms lets facts share an instant. */
const anyCase = fc
  .tuple(fc.array(fc.constantFrom(...Object.keys(acts)), { maxLength: 25 }), fc.constantFrom(0, 1, 60_000))
  .map(([names, stepMs]) => {
    const fixture = new CaseFixture(caseId, from, stepMs).opened();
    for (const name of names) acts[name]?.(fixture);
    return fixture.facts;
  });

/** The same facts, some told more than once, in any order. */
const shuffled = anyCase.chain((facts) =>
  fc.tuple(fc.subarray(facts), fc.constant(facts)).chain(([again, once]) =>
    fc.record({
      fixture: fc.constant(once),
      shuffled: fc.shuffledSubarray([...once, ...again], {
        minLength: once.length + again.length,
        maxLength: once.length + again.length,
      }),
    }),
  ),
);

const fixture = () => new CaseFixture(caseId, from).opened().met();
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
      fc.property(shuffled, (facts) => {
        expect(known(facts.shuffled)).toEqual(known(facts.fixture));
      }),
      { numRuns: 300 },
    );
  });

  test('never goes back in its milestones, whatever comes but a check-in that was entered in error', () => {
    fc.assert(
      fc.property(shuffled, ({ shuffled: facts }) => {
        let furthest = 0;
        let file = foldFacts([]);
        for (const fact of facts.filter(({ type }) => !type.includes('check-in-taken-back'))) {
          file = foldFacts([fact], file);
          const now = milestones.indexOf(milestoneOf(file));
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

  test.each([
    ['met', fixture().held().referred().notPlaced('health', 2).mediationOpened()],
    ['sheltered', fixture().held().checkedIn()],
    ['sheltered', fixture().checkedOut()],
    ['met', fixture().held().checkedIn().cameNot()],
    ['sheltered', fixture().held().checkedIn().checkedOut().leftNot()],
    ['in-care', fixture().referred().accepted()],
    ['in-care', fixture().started()],
    ['in-care', fixture().putOnHold()],
    ['in-care', fixture().done()],
    ['met', fixture().rejected().withdrew()],
    ['in-mediation', fixture().mediationOpened().familyReached()],
    ['in-mediation', fixture().returnAgreed()],
    ['reintegrated', fixture().wentHome()],
    ['reintegrated', fixture().visited(1)],
    ['reintegrated', fixture().returnBroke()],
    ['followed-up', fixture().returnHolds()],
  ])('shows that the person has been: %s', (milestone, { facts }) => {
    expect(milestoneOf(foldFacts(facts))).toBe(milestone);
  });

  test('says of a check-in that was entered in error that the bed is held as before, until the hold runs out', () => {
    const { view, deadlines } = known(fixture().held().checkedIn().cameNot(1, addMs(from, 3_600_000)).facts);
    expect(view.whereabouts).toBe('bed-held');
    expect(deadlines).toMatchObject([{ kind: 'bedHold', dueAt: addMs(from, 3_600_000) }]);
    expect(known(fixture().held().checkedIn().checkedOut().cameNot(1, null).facts).deadlines).toEqual([]);
  });

  test('forgets where somebody was said to go who was checked out in error', () => {
    const left = () => fixture().held().checkedIn().checkedOut(1, 'to-family');
    expect(known(left().facts).view.whereabouts).toBe('family');
    expect(known(left().leftNot().facts).view.whereabouts).toBe('shelter');
    expect(known(left().leftNot(1, false).facts).view.whereabouts).toBe('street');
  });

  test('knows the bed that somebody was moved to, whichever of the two facts comes first', () => {
    const facts = fixture().held().checkedIn().movedOut().movedIn(2).facts;
    for (const order of [facts, facts.toReversed()]) {
      const { file, view } = known(order);
      expect(view).toMatchObject({ whereabouts: 'shelter', milestone: 'sheltered', deadlines: [] });
      expect(
        Object.values(file.beds)
          .map(({ state }) => state)
          .sort(),
      ).toEqual(['left', 'occupied']);
    }
  });

  test('passes over a fact that this version does not know', () => {
    const fixture = new CaseFixture(caseId, from).opened().met();
    const unknown: CaseFact = JSON.parse(
      JSON.stringify({
        ...fixture.facts[1],
        type: 'iwaa.intake.person-praised.v1',
        sequence: 9,
        time: fixture.facts[1]?.time,
      }),
    );
    expect(foldFacts([...fixture.facts, unknown])).toEqual({
      ...foldFacts(fixture.facts),
      intakeSequence: 9,
      lastFact: { type: unknown.type, at: unknown.time },
    });
  });

  test('keeps a fact that came after the closing as late, once, and is not changed by it', () => {
    const fixture = new CaseFixture(caseId, from).opened().met().closed();
    const closed = foldFacts(fixture.facts);
    const [late] = new CaseFixture(caseId, fixture.now).checkedIn().facts;
    const file = late ? foldFacts([late, late], closed) : closed;
    expect(viewOf(file, of)).toEqual({ ...viewOf(closed, of), lateFacts: 1 });
  });

  test('knows how far intake’s facts are known, of which other services’ facts say nothing', () => {
    const fixture = new CaseFixture(caseId, from).opened().met().consented().held().checkedIn();
    expect(foldFacts([]).intakeSequence).toBe(0);
    expect(foldFacts(fixture.facts).intakeSequence).toBe(3);
    // What happened after the closing was not known to it.
    expect(foldFacts(fixture.closed().met(2).facts).intakeSequence).toBe(3);
  });

  test('does not call late what the services do because it was closed', () => {
    const fixture = new CaseFixture(caseId, from).opened().met().held().checkedIn().closed();
    fixture.checkedOut(1, 'case-closed').add(`person/${fixture.id('person')}`, {
      type: 'iwaa.intake.case-archived.v1',
      data: { caseId, campaignId: 'SK-2425' },
    });
    expect(viewOf(foldFacts(fixture.facts), of).lateFacts).toBe(0);
  });
});

describe('a fact that was put aside', () => {
  const [late] = new CaseFixture(caseId, from).waits().facts;
  const name = ['iwaa.shelter-capacity.waiting-list-joined.v1', late?.subject ?? '', 1] as const;
  const aside = fixture().putAside(...name).facts;
  const taken = [
    ...fixture()
      .putAside(...name)
      .putAsideTaken(...name).facts,
    ...(late ? [late] : []),
  ];

  test('has its case ask for attention, and is no fact of it', () => {
    expect(known(aside).view).toEqual({
      ...known(fixture().facts).view,
      attention: ['fact-put-aside'],
      attentionSince: aside.at(-1)?.time,
    });
  });

  test('is asked about no more when it is replayed and taken, in whatever order that comes to be known', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(taken, { minLength: taken.length }), (facts) => {
        expect(known(facts).view.attention).toEqual([]);
        expect(known(facts).deadlines.map(({ kind }) => kind)).toEqual(['waitingForBed']);
      }),
    );
  });

  test('is asked about again when it is put aside once more', () => {
    const again = fixture()
      .putAside(...name)
      .putAsideTaken(...name)
      .putAside(...name).facts;
    expect(known(again).view.attention).toEqual(['fact-put-aside']);
  });

  test('is still asked about when another fact of the same thing is taken', () => {
    const next = new CaseFixture(caseId, from).waits().waitsNoMore().facts.slice(1);
    expect(known([...aside, ...next]).view.attention).toEqual(['fact-put-aside']);
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

  const fixture = () => new CaseFixture(caseId, from).opened().met().needs('shelter');
  test.each([
    ['street', fixture()],
    ['bed-held', fixture().held()],
    ['shelter', fixture().held().checkedIn()],
    ['unknown', fixture().held().checkedIn().checkedOut()],
    ['street', fixture().held().checkedIn().checkedOut().met(2)],
    ['unknown', fixture().held().checkedIn().checkedOut().met(2, from)],
    ['street', fixture().held().checkedIn().checkedOut().met(2, '2020-12-12T20:00:00.000Z')],
    ['unknown', fixture().held().checkedIn().absent()],
    ['shelter', fixture().held().checkedIn().absent().present()],
    ['street', fixture().held().lapsed()],
    ['shelter', fixture().held().checkedIn().met(2)],
    ['agency', fixture().held().checkedIn().done('elderly-care', 1, 'admitted').checkedOut(1, 'to-agency')],
    ['family', fixture().held().checkedIn().wentHome()],
    ['unknown', fixture().wentHome().returnBroke()],
    ['street', fixture().held().closed().released('case-closed')],
    ['street', fixture().held().closed().lapsed()],
    ['unknown', fixture().held().checkedIn().closed().checkedOut(1, 'case-closed')],
    ['unknown', fixture().held().checkedIn().closed().checkedOut()],
    ['street', fixture().held().checkedIn().closed('back-to-street').checkedOut(1, 'case-closed')],
    ['agency', fixture().held().checkedIn().closed('elderly-centre').checkedOut(1, 'to-agency')],
    [
      'family',
      fixture().held().checkedIn().wentHome().closed('reintegrated-permanent').checkedOut(1, 'case-closed'),
    ],
  ])('says that the person is: %s', (where, { facts }) => {
    expect(known(facts).view.whereabouts).toBe(where);
  });

  test.each([
    ['offer-unanswered', fixture().offered().offerLapsed(), (t: CaseFixture) => t.waits().met(2)],
    ['bed-hold-lapsed', fixture().held().lapsed(), (t: CaseFixture) => t.met(2)],
    [
      'bed-lost-by-absence',
      fixture().held().checkedIn().absent().checkedOut(1, 'absent-without-pass'),
      (t: CaseFixture) => t.met(2),
    ],
    ['referral-not-placed', fixture().notPlaced(), (t: CaseFixture) => t.referred('health', 2)],
    ['agency-withdrew', fixture().referred().accepted().withdrew(), (t: CaseFixture) => t.declined('health')],
    [
      'agency-accepted-late',
      fixture().referred().unanswered().saidLate(),
      (t: CaseFixture) => t.referred('health', 2).accepted('health', 2),
    ],
    [
      'agency-accepted-late',
      fixture().referred().rejected().referred('health', 2).saidLate(),
      (t: CaseFixture) => t.saidLate('rejected'),
    ],
    [
      'agency-accepted-late',
      fixture().referred().unanswered().saidLate(),
      (t: CaseFixture) => t.declined('health'),
    ],
    ['return-broke-down', fixture().wentHome().returnBroke(), (t: CaseFixture) => t.familyReached()],
  ])('asks for attention because of %s until the facts answer it', (reason, before, answer) => {
    expect(known(before.facts).view).toMatchObject({
      attention: [reason],
      attentionSince: before.facts.at(-1)?.time,
    });
    expect(known(answer(before).facts).view).toMatchObject({ attention: [], attentionSince: null });
  });

  test.each([
    [
      'another agency has accepted',
      fixture().referred().unanswered().referred('health', 2).accepted('health', 2).saidLate(),
    ],
    [
      'another agency has done it',
      fixture()
        .referred()
        .unanswered()
        .referred('health', 2)
        .accepted('health', 2)
        .done('health', 2)
        .saidLate(),
    ],
    [
      'the referral was taken back because the consent ended',
      fixture().consented().referred().unconsented().saidLate(),
    ],
    [
      'it only came out of order',
      fixture().referred().accepted().saidLate('accepted', 'health', 1, 'answer-out-of-order'),
    ],
  ])('asks nobody to take up a yes that came late where %s', (_why, { facts }) => {
    expect(known(facts).view.attention).not.toContain('agency-accepted-late');
  });

  test('ends as a duplicate whatever else would end it, and is not late of it where it was closed before', () => {
    expect(known(fixture().returnHolds().merged('SK-2425-00007').facts).outcome).toBe('duplicate');
    const closed = known(fixture().closed().merged('SK-2425-00007').facts).file;
    expect(closed).toMatchObject({ late: [], closed: { outcome: 'lost-contact' } });
  });

  test('says since when the oldest of its reasons has waited, by time and not by how an instant is written', () => {
    const asking = fixture().notPlaced('health', 1).held().lapsed().facts;
    const oldest = asking.find(({ type }) => type.includes('not-placed'))?.time;
    const reasons = ['bed-hold-lapsed', 'referral-not-placed'];
    expect(known(asking).view).toMatchObject({ attention: reasons, attentionSince: oldest });
    const short = asking.map((fact) => ({ ...fact, time: fact.time.replace('.000Z', 'Z') }));
    expect(known(short).view.attentionSince).toBe(oldest);
    const answered = fixture().notPlaced('health', 1).held().lapsed().referred('health', 2).facts;
    expect(known(answered).view.attentionSince).toBe(
      answered.find(({ type }) => type.includes('hold-lapsed'))?.time,
    );
  });

  test('names what is awaited and by when, and which of it is overdue', () => {
    const waits = fixture().waits();
    const answerBy = addMs(waits.now, 3_600_000);
    const file = withMissed(
      foldFacts(waits.referred('health', 1, 3_600_000).facts),
      'referralAnswer',
      answerBy,
    );
    expect(viewOf(file, of)).toMatchObject({
      attention: ['referral-unanswered'],
      attentionSince: answerBy,
      deadlines: [
        { kind: 'referralAnswer', dueAt: answerBy, overdue: true },
        { kind: 'waitingForBed', overdue: false },
      ],
    });
  });
});

test('of signs of the same instant the one further from the street says where the person is, in any order', () => {
  const signs: [Whereabouts, (fixture: CaseFixture) => CaseFixture][] = [
    ['street', (fixture) => fixture.met()],
    ['agency', (fixture) => fixture.done('elderly-care', 1, 'admitted')],
    ['family', (fixture) => fixture.wentHome()],
    ['unknown', (fixture) => fixture.checkedOut()],
  ];
  for (const [one, addOne] of signs) {
    for (const [other, addOther] of signs) {
      const further = whereabouts.indexOf(one) > whereabouts.indexOf(other) ? one : other;
      const fixture = new CaseFixture(caseId, from, 0).opened();
      const { facts } = addOther(addOne(fixture));
      for (const order of [facts, facts.toReversed()]) expect(known(order).view.whereabouts).toBe(further);
    }
  }
});

describe('the facts close a case', () => {
  const fixture = () => new CaseFixture(caseId, from).opened().met();
  test.each([
    ['reintegrated-temporary', fixture().wentHome('temporary').visited(3).returnHolds('temporary')],
    ['elderly-centre', fixture().done('elderly-care', 1, 'admitted')],
    ['womens-space', fixture().done('womens-space', 1, 'admitted')],
    ['other-shelter', fixture().done('shelter', 1, 'admitted')],
    [null, fixture().done('health', 1, 'admitted')],
    [null, fixture().done('elderly-care', 1, 'service-given')],
    [null, fixture().wentHome().visited(1)],
    [null, fixture().wentHome().returnBroke()],
  ])('with the outcome %s', (outcome, { facts }) => {
    expect(known(facts).outcome).toBe(outcome);
  });
});
