import { languages } from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AlertFixture } from '../testing/alert-fixture.ts';
import { alertCardOf } from './alert-card.ts';
import { viewOfAlert, withFacts } from './alert-file.ts';
import { alertSummariesIn } from './alert-summaries.ts';

const alertId = 'SK-2425-A-00042';
const of = { alertId, campaignId: 'SK-2425' };
const from = '2024-12-12T20:00:00.000Z';
const hour = 3_600_000;
const raised = () => new AlertFixture(alertId, from).raised();
const viewOf = ({ facts }: AlertFixture, now = from) => viewOfAlert(of, withFacts([], facts), now);
const lived = () =>
  raised()
    .looked('not-found')
    .wait(24 * hour)
    .looked('found', 2);

describe('an alert', () => {
  test('is waited for until a team should have looked, and asks for attention from then on', () => {
    expect(viewOf(raised(), '2024-12-12T21:59:59.999Z')).toMatchObject({
      state: 'open',
      due: { kind: 'alertLooked', at: '2024-12-12T22:00:00.000Z' },
      attention: [],
    });
    const late = viewOf(raised(), '2024-12-12T22:00:00.000Z');
    expect(late.attention).toEqual(['alert-unanswered']);
    expect(viewOf(raised().escalated('2024-12-12T22:00:00.000Z'), from).due).toEqual(late.due);
  });

  test('is waited for again where nobody was found, and no more once somebody was or it was withdrawn', () => {
    expect(viewOf(raised().looked('not-found'))).toMatchObject({
      state: 'open',
      due: { kind: 'alertLookedAgain', at: '2024-12-13T20:00:00.000Z' },
    });
    expect(viewOf(lived(), '2026-01-01T00:00:00.000Z')).toMatchObject({
      ...{ state: 'found', due: null, attention: [] },
    });
    expect(viewOf(raised().looked('not-found').looked('not-found', 2))).toMatchObject({
      ...{ state: 'not-found', due: null },
    });
    expect(viewOf(raised().withdrawn())).toMatchObject({ state: 'withdrawn', due: null });
  });

  test('comes to the same from its facts in any order, however often each comes', () => {
    const { facts } = lived();
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length }),
        fc.nat(2 * facts.length),
        (told, part) => {
          const file = withFacts(withFacts([], told.slice(0, part)), told.slice(part));
          expect(file).toEqual(facts);
        },
      ),
    );
  });
});

describe.each(languages)('the card in %s', (language) => {
  const clockface = { language, timeZone: 'Africa/Casablanca' } as const;
  const card = (fixture: AlertFixture, now: string) => alertCardOf(viewOf(fixture, now), clockface, now);

  test('has a word for everything it says, and no bare universal time', () => {
    for (const fixture of [raised(), raised().looked('not-found'), lived(), raised().withdrawn()]) {
      const said = card(fixture, '2024-12-13T01:00:00.000Z');
      expect(said).toContain(alertId);
      expect(said).toContain('bus-station');
      expect(said).toContain('UTC+1');
      expect(said).not.toMatch(/undefined|null|NaN|Invalid|UTC(?!\+1)|\dZ\b/);
    }
  });

  test('says what to do while nobody has looked in time, and until when, and no more once it is over', () => {
    expect(card(raised(), '2024-12-12T22:30:00.000Z')).toContain('⚠');
    expect(card(raised(), from)).not.toContain('⚠');
    expect(card(lived(), '2024-12-14T00:00:00.000Z')).not.toMatch(/⚠|Terminate/);
  });

  test('has a line for its timer and for its call', () => {
    const summaries = alertSummariesIn(clockface);
    const until = summaries.until({ kind: 'alertLooked', at: '2024-12-12T22:00:00.000Z' }, from);
    expect(until).toContain('23:00');
    expect(summaries.escalate()).not.toBe('');
  });
});
