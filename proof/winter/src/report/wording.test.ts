import { languages } from '@iwaa/contracts/vocabulary';
import { savedViews } from '@iwaa/platform/operator-links';
import { faultsOf } from '@iwaa/words/testing/faults-of';
import { wordsIn } from '@iwaa/words/testing/words-in';
import { describe, expect, it } from '@jest/globals';
import { exampleReport } from './example-report.ts';
import { reportWords, wordingOf } from './wording.ts';

const english = wordingOf('en');

describe('the wording of a report', () => {
  it.each([
    [0, '0 ms'],
    [84.4, '84 ms'],
    [999.6, '1.00 s'],
    [1240, '1.24 s'],
    [59_994, '59.99 s'],
    [59_996, '1 min 00 s'],
    [125_000, '2 min 05 s'],
    [3_600_000, '60 min 00 s'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(english.time(ms)).toBe(text);
  });

  it('writes a night as a date, and leaves what is none', () => {
    expect(english.night('2024-12-12')).toBe('12 Dec 2024');
    expect(english.night('2025-01-01', false)).toBe('1 Jan');
    expect(english.night('the first')).toBe('the first');
    expect(english.night('2024-13-40')).toBe('2024-13-40');
  });

  it('writes numbers with their thousands set apart, as the language does', () => {
    expect(languages.map((language) => wordingOf(language).number(8865))).toEqual([
      '8.865',
      '8.865',
      '8,865',
    ]);
    expect(languages.map((language) => wordingOf(language).number(31.27))).toEqual(['31,3', '31,3', '31.3']);
  });

  it("tells an instant by the campaign's clock with its offset, and leaves what is none", () => {
    const told = languages.map((language) =>
      wordingOf(language).instant('2025-11-24T23:02:11.000Z', 'Africa/Casablanca'),
    );
    expect(told).toEqual([
      'الثلاثاء 25 نونبر 2025، 00:02 (UTC+1)',
      'mardi 25 novembre 2025, 00:02 (UTC+1)',
      'Tuesday 25 November 2025, 00:02 (UTC+1)',
    ]);
    expect(english.instant('soon', 'Africa/Casablanca')).toBe('soon');
  });
});

describe.each(languages)("a report's words in %s", (language) => {
  const words = reportWords[language];

  it('say every message that the others say', () => {
    const messages = (said: object): string[] =>
      Object.entries(said).flatMap(([name, value]) =>
        typeof value === 'object' ? messages(value).map((inner) => `${name}.${inner}`) : [name],
      );
    expect(messages(words)).toEqual(messages(reportWords.en));
  });

  it('are written as the language is written, and name what is known by its name', () => {
    const faulty = wordsIn(words).flatMap(({ path, text }) =>
      faultsOf(language, text.replaceAll('Temporal', '')).map((fault) => `${path} ${fault}`),
    );
    // Words that end in a name end in the blank before it.
    expect(faulty.filter((fault) => fault !== 'cost has a blank too many')).toEqual([]);
  });

  it('name every list of cases and every check that a report has', () => {
    expect(Object.keys(words.lists).sort()).toEqual(savedViews.map(({ name }) => name).sort());
    expect(Object.keys(words.checks).sort()).toEqual(
      exampleReport()
        .checks.map(({ name }) => name)
        .sort(),
    );
  });
});

it('French and English words of a report share those that are the same in both, and no other', () => {
  const english = new Map(wordsIn(reportWords.en).map(({ path, text }) => [path, text]));
  const shared = wordsIn(reportWords.fr).filter(({ path, text }) => english.get(path) === text);
  expect(shared.map(({ path }) => path)).toEqual(['units.ms', 'units.s', 'units.min']);
});

it('every check says in English what it has to show', () => {
  for (const { name, claim } of exampleReport().checks)
    expect(Object.entries(reportWords.en.checks)).toContainEqual([name, { name, claim }]);
});
