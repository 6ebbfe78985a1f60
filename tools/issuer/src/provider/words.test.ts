import { faultsOf } from '@iwaa/words/testing/faults-of';
import { wordsIn } from '@iwaa/words/testing/words-in';
import { describe, expect, it } from '@jest/globals';
import { locales, words } from './words.ts';

describe("the pages' words", () => {
  it.each(locales)('are written as their language is: %s', (locale) => {
    const faults = wordsIn(words[locale]).flatMap(({ path, text }) =>
      faultsOf(locale, text).map((fault) => `${path} ${fault}`),
    );
    expect(faults).toEqual([]);
  });
});
