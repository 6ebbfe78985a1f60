import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CaseFixture } from '../testing/case-fixture.ts';
import { attentionOf } from './attention.ts';
import type { CaseFile } from './case-file.ts';
import { overdue, runningDeadlines } from './deadlines.ts';
import { withExtension, withMissed } from './facts-of-casework.ts';
import { foldFacts } from './fold-facts.ts';
import { addMs } from './instants.ts';

const from = '2024-12-12T20:00:00.000Z';
const hour = 3_600_000;
const day = 24 * hour;
const fixture = () => new CaseFixture('SK-2425-00042', from, 0).opened().met();
const running = (of: CaseFixture) =>
  runningDeadlines(foldFacts(of.facts), defaultDeadlines).map(({ kind, dueAt }) => [kind, dueAt]);
const overdueNow = (file: CaseFile) => overdue(file, runningDeadlines(file, defaultDeadlines));
const attentionNow = (file: CaseFile) => attentionOf(file, overdueNow(file));

describe('a deadline runs from the fact that begins it to the fact that answers it', () => {
  test.each([
    ['bedOffer', fixture().offered(), hour / 2, (t: CaseFixture) => t.offerDeclined()],
    ['bedHold', fixture().held(), 2 * hour, (t: CaseFixture) => t.checkedIn()],
    ['bedHold', fixture().held(), 2 * hour, (t: CaseFixture) => t.lapsed()],
    ['waitingForBed', fixture().waits(), day, (t: CaseFixture) => t.waitsNoMore()],
    ['referralAnswer', fixture().referred(), 2 * day, (t: CaseFixture) => t.done()],
    ['referralAnswer', fixture().referred(), 2 * day, (t: CaseFixture) => t.unanswered()],
    ['referralCompletion', fixture().referred().accepted(), 14 * day, (t: CaseFixture) => t.done()],
    ['familyContact', fixture().mediationOpened(), 7 * day, (t: CaseFixture) => t.returnAgreed()],
    [
      'returnDecision',
      fixture().mediationOpened().familyReached(),
      30 * day,
      (t: CaseFixture) => t.returnAgreed(),
    ],
    ['followUpGrace', fixture().wentHome('permanent', [day]), 4 * day, (t: CaseFixture) => t.visited(1)],
  ] as const)('%s', (kind, begun, afterMs, answer) => {
    expect(running(begun)).toEqual([[kind, addMs(from, afterMs)]]);
    expect(running(answer(begun))).toEqual([]);
  });

  test('somebody absent without a pass is looked for before they lose the bed, and neither runs once they are back or have a pass', () => {
    const absent = fixture().checkedIn().absent();
    expect(running(absent)).toEqual([
      ['absenceReminder', addMs(from, day)],
      ['absence', addMs(from, 2 * day)],
    ]);
    expect(running(fixture().checkedIn().absent().present())).toEqual([]);
    expect(running(fixture().checkedIn().absent().absent(1, null))).toEqual([]);
    expect(running(fixture().checkedIn().absent().checkedOut(1, 'absent-without-pass'))).toEqual([]);
  });

  test('a hold whose person is on the way runs as long as its owner says, also where its time had been missed', () => {
    const of = () => new CaseFixture('SK-2425-00042', from, hour).opened().met().held();
    const heldUntil = addMs(from, 4 * hour);
    expect(running(of())).toEqual([['bedHold', heldUntil]]);
    const missed = (file: CaseFile) => overdueNow(withMissed(file, 'bedHold', heldUntil));
    expect(missed(foldFacts(of().facts))).toMatchObject([{ kind: 'bedHold' }]);
    expect(running(of().setOut())).toEqual([['bedHold', addMs(heldUntil, hour)]]);
    expect(missed(foldFacts(of().setOut().facts))).toEqual([]);
  });

  test('the grace of an absence goes on as long as its owner says', () => {
    const rested = fixture()
      .checkedIn()
      .absent()
      .graceExtended(from, addMs(from, 3 * day));
    expect(running(rested)).toContainEqual(['absence', addMs(from, 3 * day)]);
  });

  test('waiting for a bed ends sooner where the place in the list says so, and never later', () => {
    const by = addMs(from, 6 * hour);
    expect(running(fixture().waits({ nightLevel: 'severe', lookElsewhereBy: by }))).toEqual([
      ['waitingForBed', by],
    ]);
    const later = { lookElsewhereBy: addMs(from, 2 * day) };
    expect(running(fixture().waits(later))).toEqual([['waitingForBed', addMs(from, day)]]);
  });

  test('the soonest comes first, whatever the order of the facts', () => {
    expect(running(fixture().referred().mediationOpened().held()).map(([kind]) => kind)).toEqual([
      'bedHold',
      'referralAnswer',
      'familyContact',
    ]);
  });

  test('none runs for a closed case, nor for social mediation', () => {
    expect(running(fixture().held().referred().closed())).toEqual([]);
    expect(running(fixture().mediationOpened('social'))).toEqual([]);
  });

  test('what is asked of the owner is named with it', () => {
    const case_ = fixture().held();
    expect(runningDeadlines(foldFacts(case_.facts), defaultDeadlines)[0]?.remedy).toEqual({
      type: 'lapse-hold',
      holdId: case_.id('hold-1'),
    });
  });
});

describe('a missed deadline', () => {
  const case_ = fixture().waits();
  const missed = withMissed(foldFacts(case_.facts), 'waitingForBed', addMs(from, day));

  test('asks for attention until the facts answer it', () => {
    expect(attentionNow(missed)).toEqual([{ reason: 'waiting-too-long', since: addMs(from, day) }]);
    const answer = new CaseFixture('SK-2425-00042', addMs(from, 2 * day))
      .waits()
      .waitsNoMore()
      .facts.slice(1);
    expect(attentionNow(foldFacts(answer, missed))).toEqual([]);
  });

  test('asks for attention no more when it is extended, and runs again', () => {
    const extended = withExtension(missed, 'waitingForBed', addMs(from, 3 * day), addMs(from, 2 * day));
    expect(attentionNow(extended)).toEqual([]);
    expect(runningDeadlines(extended, defaultDeadlines)[0]?.dueAt).toBe(addMs(from, 3 * day));
    expect(overdueNow(withMissed(extended, 'waitingForBed', addMs(from, 3 * day)))).toHaveLength(1);
  });

  test('does not make a later deadline of its kind missed', () => {
    const two = foldFacts(
      fixture()
        .referred('health', 1, hour)
        .referred('elderly-care', 1, 2 * hour).facts,
    );
    const file = withMissed(two, 'referralAnswer', addMs(from, hour));
    expect(overdueNow(file).map(({ dueAt }) => dueAt)).toEqual([addMs(from, hour)]);
  });
});

describe('the end of a consent', () => {
  const under = (forMs: number | null) => fixture().consented('referral', forMs).referred();
  const ends = (of: CaseFixture) =>
    runningDeadlines(foldFacts(of.facts), defaultDeadlines)
      .filter(({ kind }) => kind === 'consentEnd')
      .map(({ dueAt, remedy }) => [dueAt, remedy]);
  const missedAt = (of: CaseFixture, dueAt: string) =>
    attentionNow(withMissed(foldFacts(of.facts), 'consentEnd', dueAt)).map(({ reason }) => reason);

  test('is a deadline while an agency is asked, or works, under it', () => {
    const asked = under(day);
    const remedy = { type: 'end-unconsented-referral', referralId: asked.id('referral-health-1') };
    expect(ends(asked)).toEqual([[addMs(from, day), remedy]]);
    expect(ends(asked.accepted())).toEqual([[addMs(from, day), remedy]]);
    expect(ends(asked.done())).toEqual([]);
  });

  test('is a deadline while a family mediation is under way, without a remedy of its own', () => {
    const waiting = fixture().consented('mediation', day).mediationOpened();
    expect(ends(waiting)).toEqual([[addMs(from, day), null]]);
    expect(ends(waiting.familyReached().returnAgreed())).toEqual([[addMs(from, day), null]]);
    expect(ends(fixture().consented('mediation', day).mediationOpened('social'))).toEqual([]);
    expect(ends(fixture().consented('referral', day).mediationOpened())).toEqual([]);
  });

  test('is none where it has no end, or nothing rests on it, or it was withdrawn', () => {
    expect(ends(under(null))).toEqual([]);
    expect(ends(fixture().consented('referral', day))).toEqual([]);
    expect(ends(under(day).consentWithdrawn())).toEqual([]);
  });

  test('is the later one where the person agreed twice', () => {
    expect(ends(under(day).consented('referral', 2 * day))).toMatchObject([[addMs(from, 2 * day), {}]]);
  });

  test('asks for attention once it has passed, also after the referral was taken back, until the person agrees anew', () => {
    const ended = under(hour);
    expect(attentionNow(foldFacts(ended.facts))).toEqual([]);
    expect(missedAt(ended, addMs(from, hour))).toEqual(['consent-ended']);
    expect(missedAt(ended.unconsented(), addMs(from, hour))).toEqual(['consent-ended']);
    expect(missedAt(ended.consented('referral'), addMs(from, hour))).toEqual([]);
  });

  test('asks for attention no more once another agency is asked, or the person declines', () => {
    const ended = () =>
      under(hour)
        .unconsented()
        .wait(2 * hour);
    const another = ended().consented('referral', null, 'health-agency-2');
    expect(missedAt(another, addMs(from, hour))).toEqual(['consent-ended']);
    expect(missedAt(another.referred('health', 2), addMs(from, hour))).toEqual([]);
    expect(missedAt(ended().declined('health'), addMs(from, hour))).toEqual([]);
    expect(missedAt(ended().declined('shelter'), addMs(from, hour))).toEqual(['consent-ended']);
  });

  test('asks for nothing where the referral was taken back for another reason', () => {
    expect(missedAt(under(hour).unanswered(), addMs(from, hour))).toEqual([]);
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
