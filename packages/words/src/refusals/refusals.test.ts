import type { Language } from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import { faultsOf } from '../testing/faults-of.ts';
import { arabicRefusals } from './ar.ts';
import { englishRefusals } from './en.ts';
import { frenchRefusals } from './fr.ts';

const inLanguages: [Language, Readonly<Record<string, string>>][] = [
  ['ar', arabicRefusals],
  ['fr', frenchRefusals],
  ['en', englishRefusals],
];

describe.each(inLanguages)('the sentences of refusals in %s', (language, refusals) => {
  const sentences = Object.entries(refusals);

  test('are written as the language is written', () => {
    const faulty = sentences.flatMap(([code, text]) =>
      faultsOf(language, text).map((fault) => `${code} ${fault}`),
    );
    expect(faulty).toEqual([]);
  });

  test('say what happened, and then what can be done', () => {
    const single = sentences.filter(([, text]) => text.split(/\.(?: |$)/).filter(Boolean).length < 2);
    expect(single).toEqual([]);
    expect(sentences.filter(([, text]) => !text.endsWith('.'))).toEqual([]);
  });

  test('tell codes apart, but not what is not there from what is not yours', () => {
    const said = sentences.map(([, text]) => text);
    const same = sentences.filter(([, text]) => said.indexOf(text) !== said.lastIndexOf(text));
    expect(same.map(([code]) => code)).toEqual(['unknown-referral', 'not-your-referral']);
  });

  test('are short enough for a phone', () => {
    expect(sentences.filter(([, text]) => text.length > 180)).toEqual([]);
  });
});
