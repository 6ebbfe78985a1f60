import { readdirSync, readFileSync } from 'node:fs';
import { languages } from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import { allLanguages } from './all-languages.ts';
import type { CodeWords } from './code-words.ts';
import { languageNames } from './language-names.ts';
import { faultsOf } from './testing/faults-of.ts';
import { wordsIn } from './testing/words-in.ts';

/** Sentences; everything else is for a badge or a button. */
const sentences: readonly (keyof CodeWords)[] = [
  'caseEvents',
  'caseDeadlineRemedies',
  'attentionReasons',
  'alertAttentionReasons',
  'priorities',
];
const longest = 42;

describe.each(languages)('the words in %s', (language) => {
  const words = allLanguages[language];
  const placed = wordsIn(words);

  test('are written as the language is written', () => {
    const faulty = placed.flatMap(({ path, text }) =>
      faultsOf(language, text).map((fault) => `${path} ${fault}`),
    );
    expect(faulty).toEqual([]);
  });

  test('tell the codes of one list apart', () => {
    const same = Object.entries(words).flatMap(([list, codes]) => {
      const said = Object.values<string | { why: string }>(codes).map((code) =>
        typeof code === 'string' ? code : code.why,
      );
      return said.filter((text, index) => said.indexOf(text) !== index).map((text) => `${list}: ${text}`);
    });
    expect(same).toEqual([]);
  });

  test('are short where they stand on a badge or a button', () => {
    const long = placed.filter(
      ({ path, text }) => text.length > longest && !sentences.some((list) => path.startsWith(`${list}.`)),
    );
    expect(long).toEqual([]);
  });

  test('begin small and end without a mark, so that they fit into a line', () => {
    // English writes the names of languages with a capital wherever they stand.
    const inLine = placed.filter(({ path }) => language !== 'en' || !path.startsWith('spokenLanguages.'));
    const misfits = inLine.filter(({ text }) => /^\p{Lu}|[.!?؟:;،؛,]$/u.test(text));
    expect(misfits).toEqual([]);
  });
});

test('French and English share the words that are the same in both, and no other', () => {
  const english = new Map(wordsIn(allLanguages.en).map(({ path, text }) => [path, text]));
  const shared = wordsIn(allLanguages.fr).filter(({ path, text }) => english.get(path) === text);
  expect(shared.map(({ path }) => path)).toEqual(['caseOutcomes.prison', 'campaignChangeReasons.correction']);
});

test('a language is named in its own script', () => {
  expect(languageNames.ar).toMatch(/^\p{Script=Arabic}+$/u);
  expect(new Set(Object.values(languageNames)).size).toBe(languages.length);
});

test('the words bring nothing into a bundle but themselves', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'),
  );
  const imported = sources.flatMap((name) => {
    const source = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
    return [...source.matchAll(/^(?:import|export)(?! type\b)[^;]*? from '([^']+)'/gm)].map(
      (found) => found[1],
    );
  });
  expect(imported).not.toEqual([]);
  expect(imported.filter((from) => !from?.startsWith('.'))).toEqual([]);
});
