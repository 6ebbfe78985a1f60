import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { type Language, languages } from '@iwaa/contracts/vocabulary';
import { allLanguages } from '@iwaa/words/all-languages';
import { expect, test } from '@jest/globals';
import { CaseFixture, referenceCase } from '../testing/case-fixture.ts';
import { cardOf, openAgencies } from './card.ts';
import { cardLabels } from './card-labels.ts';
import type { CaseFile } from './case-file.ts';
import { viewOf } from './case-view.ts';
import { withMissed } from './facts-of-casework.ts';
import { foldFacts } from './fold-facts.ts';

const caseId = 'SK-2425-00042';
const from = '2024-12-12T20:00:00.000Z';
const referred = () => new CaseFixture(caseId, from).opened().referred();
const of = { caseId, campaignId: 'SK-2425', deadlines: defaultDeadlines };
const now = '2024-12-12T21:20:00.000Z';
const shown = (file: CaseFile, language: Language) =>
  cardOf(file, viewOf(file, of), { language, timeZone: 'Africa/Casablanca' }, now);
/** A case with something of everything. */
const full = () =>
  withMissed(
    foldFacts(
      new CaseFixture(caseId, from)
        .opened()
        .met()
        .consented('referral', 1000)
        .needs('health')
        .held()
        .referred().facts,
    ),
    'consentEnd',
    '2025-01-01T00:00:00.000Z',
  );

test.each(languages)(
  'the card in %s has a word for everything it says, and no bare universal time',
  (language) => {
    const card = shown(full(), language);
    expect(card).toContain(caseId);
    expect(card).toContain('health-agency-1');
    expect(card).toContain('`bedHold`');
    expect(card).toContain('UTC+1');
    expect(card).not.toMatch(/undefined|null|NaN|Invalid|UTC(?!\+1)|\dZ\b/);
  },
);

test('the card says what needs attention, which deadlines run, by which names, and what to do about each', () => {
  const card = shown(full(), 'en');
  expect(card).toContain('## Case SK-2425-00042 · open');
  expect(card).toContain(
    '⚠ **Needs attention**:\n\n- a consent that something rests on has run out\\\n  → ask',
  );
  expect(card).toContain('**Deadlines** (counted from Thursday 12 December, 22:20):');
  expect(card).toContain(
    '- check-in to the held bed (`bedHold`): Thursday 12 December, 23:00 · in 40 min\\\n  → bring the person to the centre;',
  );
  expect(card).toMatch(/\(`consentEnd`\): Thursday 12 December, 21:00 · \*\*overdue\*\* · 1 hr ago\n- /);
  expect(card).toContain('\n\n**Where it stands**:\n\n- **Furthest milestone**: met\n');
});

test('the card says with which case somebody goes on who was recorded twice, and which ended for it', () => {
  const card = (fixture: CaseFixture) => shown(foldFacts(fixture.facts), 'en');
  const opened = () => new CaseFixture(caseId, from).opened();
  expect(card(opened().merged('SK-2425-00007'))).toContain('**Goes on as case**: SK-2425-00007');
  const both = card(opened().tookIn('SK-2425-00008').tookIn('SK-2425-00006'));
  expect(both).toContain('- **Duplicates joined to it**: SK-2425-00006 · SK-2425-00008');
  expect(card(opened().merged(null))).not.toContain('Goes on');
});

test('the card says what was declined last, and why a bed was, until the person asks for it', () => {
  const declined = new CaseFixture(caseId, from).opened().declined('health').declined('shelter', 'animal');
  const card = (fixture: CaseFixture) => shown(foldFacts(fixture.facts), 'en');
  expect(card(declined)).toContain('- **Declined**: shelter (has an animal) · health');
  expect(card(declined.needs('shelter'))).toContain('- **Declined**: health\n');
  expect(shown(full(), 'en')).not.toContain('**Declined**');
});

test.each(languages)(
  'the card in %s says how cold the night is, and nothing of it on a normal one',
  (language) => {
    const card = (fixture: CaseFixture) => shown(foldFacts(fixture.facts), language);
    const opened = () => new CaseFixture(caseId, from).opened();
    const { nightLevels } = allLanguages[language];
    const { night, overflow } = cardLabels[language];
    const inBed = card(opened().held(1, 7_200_000, { nightLevel: 'severe', overflow: true }));
    expect(inBed).toContain(`**${night}**`);
    expect(inBed).toContain(`${nightLevels.severe} · ${overflow}`);
    expect(card(opened().waits({ nightLevel: 'cold' }))).toContain(nightLevels.cold);
    expect(card(opened().held())).not.toContain(`**${night}**`);
    expect(card(opened().waits({ nightLevel: 'cold' }).waitsNoMore())).not.toContain(`**${night}**`);
  },
);

test.each(languages)(
  'the card in %s says since when somebody is on the way, and who brings them',
  (language) => {
    const card = (fixture: CaseFixture) => shown(foldFacts(fixture.facts), language);
    const held = () => new CaseFixture(caseId, from).opened().held();
    const { onTheWay } = cardLabels[language];
    expect(card(held().setOut(1, 'partner'))).toContain(allLanguages[language].escorts.partner);
    expect(card(held().setOut())).toContain(`**${onTheWay}**`);
    expect(card(held())).not.toContain(`**${onTheWay}**`);
    expect(card(held().setOut().checkedIn())).not.toContain(`**${onTheWay}**`);
  },
);

test('the card says the offset of a time that is another than now', () => {
  const fixture = new CaseFixture(caseId, from).opened().referred('health', 1, 80 * 24 * 3_600_000);
  const card = shown(foldFacts(fixture.facts), 'en');
  expect(card).toContain('(`referralAnswer`): Sunday 2 March 2025, 20:00 (UTC+0) ·');
  expect(card).toContain('Times are those of Africa/Casablanca (UTC+1).');
});

test('the card says how an open case is given time and closed, with samples as the page lays them out', () => {
  const card = shown(full(), 'fr');
  expect(card).toContain('```json\n{\n  "bedHold": "PT2H"\n}\n```');
  expect(card).toContain('```json\n{\n  "outcome": "lost-contact"\n}\n```');
  expect(card).toContain('`Request Cancellation` ne fait rien');
});

test('each line of the Arabic card stands in an isolate, and each code, number and time in one of its own', () => {
  const card = shown(full(), 'ar').replace(/^```json\n.*?\n```$/gms, '');
  for (const line of card.split('\n').filter(Boolean)) {
    const said = line.replace(/^ *(?:(?:#+|-) )?/, '').replace(/\\$/, '');
    expect(said).toMatch(/^\u2067.+\u2069$/);
    expect(said.replace(/\u2066[^\u2069]*\u2069/g, '')).not.toMatch(/[\p{Script=Latin}\p{Nd}]/u);
  }
});

test('the tutorial explains the French card by the words that stand on it', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/tutorial/first-winter.md'), 'utf8');
  const [, table = ''] = /In French its card says:\n\n((?:\|.*\n)+)/.exec(page) ?? [];
  const explained = [...table.matchAll(/`([^`·]+?)(?: SK-[^`]*)?`/g)].map(([, word]) => word);
  expect(explained.length).toBeGreaterThan(6);
  expect(Object.values(cardLabels.fr)).toEqual(expect.arrayContaining(explained));
});

test('the card of a closed case says its outcome and no deadline', () => {
  const fixture = referenceCase(caseId, from).closed('declined-help');
  const card = shown(foldFacts(fixture.facts), 'fr');
  expect(card).toContain('· clos');
  expect(card).toContain('aide déclinée');
  expect(card).not.toMatch(/Échéances|extendDeadline|closeCase/);
});

test.each([
  ['requested', referred(), ['health-agency-1']],
  ['accepted', referred().accepted(), ['health-agency-1']],
  ['in progress', referred().started(), ['health-agency-1']],
  ['on hold', referred().accepted().putOnHold(), ['health-agency-1']],
  ['rejected', referred().rejected(), []],
  ['not placed', referred().notPlaced(), []],
  ['done', referred().accepted().done(), []],
  ['failed', referred().accepted().withdrew(), []],
  ['cancelled', referred().unanswered(), []],
])('the card names an agency for as long as it has the referral: %s', (_state, fixture, agencies) => {
  expect(openAgencies(foldFacts(fixture.facts))).toEqual(agencies);
});

test('the card says what happened last, and of the same instant always the same', () => {
  const fixture = new CaseFixture(caseId, from, 0).opened().held().met();
  for (const facts of [fixture.facts, fixture.facts.toReversed()]) {
    expect(shown(foldFacts(facts), 'en')).toContain(
      '**Last fact**: Thursday 12 December, 21:00 · a bed was held',
    );
  }
});

test('the card names what happened last without words for it when a newer version told it', () => {
  const fixture = new CaseFixture(caseId, from).opened();
  const newer = JSON.parse(JSON.stringify({ ...fixture.facts[0], type: 'iwaa.intake.person-praised.v1' }));
  expect(shown(foldFacts([...fixture.facts, newer]), 'en')).toMatch(
    /\*\*Last fact\*\*: Thursday 12 December, 21:00$/m,
  );
});

test('the card names the agency that said yes after its time, until somebody else has taken the referral', () => {
  const willing = () => referred().unanswered().saidLate().referred('health', 2);
  expect(shown(foldFacts(willing().facts), 'en')).toContain(
    '- **Agencies asked**: health-agency-2\n- **Accepted after their time**: health-agency-1 (health)\n',
  );
  expect(shown(foldFacts(willing().accepted('health', 2).facts), 'en')).not.toContain('after their time');
});

test('the card says since when somebody is absent, and until when the bed is kept or with which pass', () => {
  const asleep = () => new CaseFixture(caseId, from, 0).opened().checkedIn();
  expect(shown(foldFacts(asleep().absent().facts), 'en')).toContain(
    '- **Absent from the bed**: since the night of 2024-12-12 · without a pass · the bed is kept until Saturday 14 December, 21:00',
  );
  expect(shown(foldFacts(asleep().absent(1, null).facts), 'en')).toContain(
    'since the night of 2024-12-12 · with a pass for the nights up to 2024-12-12',
  );
  const rested = asleep().absent().graceExtended(from, '2024-12-15T20:00:00.000Z');
  expect(shown(foldFacts(rested.facts), 'fr')).toContain('les sanctions sont suspendues par le froid');
  expect(shown(foldFacts(asleep().absent().present().facts), 'en')).not.toContain('Absent');
});
