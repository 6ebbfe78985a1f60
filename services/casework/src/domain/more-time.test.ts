import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { extendableDeadlineKinds } from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CaseFixture } from '../testing/case-fixture.ts';
import { runningDeadlines } from './deadlines.ts';
import { withExtension } from './facts-of-casework.ts';
import { foldFacts } from './fold-facts.ts';
import { addMs } from './instants.ts';
import { extensionsOf } from './more-time.ts';

const hour = 3_600_000;
const from = '2024-12-12T20:00:00.000Z';
const at = (ms: number) => Date.parse(from) + ms;
const fixture = new CaseFixture('SK-2425-00042', from, 0)
  .opened()
  .met()
  .held()
  .referred()
  .mediationOpened()
  .familyReached()
  .returnAgreed()
  .wentHome();
const file = foldFacts(fixture.facts);
const running = runningDeadlines(file, defaultDeadlines);
const extend = (request: unknown, now = at(hour)) => extensionsOf(request, running, now);

describe('more time', () => {
  test('is so much longer than the time that runs, or an instant whoever writes it by which offset', () => {
    expect(extend({ bedHold: 'PT2H' })).toEqual([{ deadline: 'bedHold', until: addMs(from, 4 * hour) }]);
    expect(extend({ bedHold: '2024-12-13T01:30:00+01:00' })).toEqual([
      { deadline: 'bedHold', until: '2024-12-13T00:30:00.000Z' },
    ]);
  });

  test('counts from now where the time has passed', () => {
    expect(extend({ bedHold: 'PT2H' }, at(10 * hour))).toEqual([
      { deadline: 'bedHold', until: addMs(from, 12 * hour) },
    ]);
  });

  test('counts from the next of several deadlines of a kind, and leaves the later ones where they are', () => {
    const [extension] = extend({ followUpGrace: 'P2D' }) as { deadline: 'followUpGrace'; until: string }[];
    expect(extension?.until).toBe(addMs(from, 12 * 24 * hour));
    const extended = withExtension(file, 'followUpGrace', extension?.until ?? '', from);
    const visits = runningDeadlines(extended, defaultDeadlines).filter(
      ({ kind }) => kind === 'followUpGrace',
    );
    expect(visits.map(({ dueAt }) => dueAt)).toEqual(
      [12, 33, 93].map((days) => addMs(from, days * 24 * hour)),
    );
  });

  test('is given for several kinds at once, or for none of them', () => {
    expect(extend({ bedHold: 'PT2H', referralAnswer: 'P1D' })).toHaveLength(2);
    expect(extend({ bedHold: 'PT2H', familyContact: 'P1D' })).toBe('deadline-not-running');
  });

  test.each([
    ['invalid-request', null],
    ['invalid-request', 'PT2H'],
    ['invalid-request', {}],
    ['invalid-request', { bedHold: 'soon' }],
    ['invalid-request', { bedHold: 120 }],
    ['invalid-request', { bedHold: 'P1M' }],
    // Of another place it would be another time.
    ['invalid-request', { bedHold: '2024-12-12T23:30:00' }],
    ['invalid-request', { bedHold: '2024-13-45T23:30:00Z' }],
    ['unknown-deadline', { forever: 'PT2H' }],
    ['unknown-deadline', { consentEnd: 'PT2H' }],
    ['unknown-deadline', { deadline: 'bedHold', until: '2024-12-13T01:30:00Z' }],
    ['unknown-deadline', ['PT2H']],
    ['deadline-not-running', { familyContact: 'PT2H' }],
    ['not-later', { bedHold: 'PT0H' }],
    ['not-later', { bedHold: '2024-12-12T22:00:00Z' }],
    ['too-far-ahead', { bedHold: 'P367D' }],
    ['too-far-ahead', { bedHold: 'P99999999999999W' }],
    ['too-far-ahead', { bedHold: '9999-12-31T00:00:00Z' }],
  ])('is refused with %s for %j', (code, request) => {
    expect(extend(request)).toBe(code);
  });

  test('that is taken lies after now and after the time that ran, whatever is asked', () => {
    const time = fc.oneof(
      fc.integer({ min: 0, max: 400 * 24 }).map((hours) => `PT${hours}H`),
      fc
        .date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      fc.string(),
    );
    const request = fc.dictionary(fc.constantFrom(...extendableDeadlineKinds, 'consentEnd', 'x'), time, {
      maxKeys: 3,
    });
    fc.assert(
      fc.property(request, fc.nat(200 * 24 * hour), (asked, passed) => {
        const now = at(passed);
        const taken = extensionsOf(asked, running, now);
        if (typeof taken === 'string') return;
        for (const { deadline, until } of taken) {
          const next = running.find(({ kind }) => kind === deadline);
          expect(Date.parse(until)).toBeGreaterThan(Math.max(now, Date.parse(next?.dueAt ?? until)));
        }
      }),
    );
  });
});
