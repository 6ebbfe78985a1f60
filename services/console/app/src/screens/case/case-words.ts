import type { Language } from '@iwaa/contracts/vocabulary';
import type { CaseWords } from '@iwaa/words/case-words/case-words';
import { effect, signal } from '@preact/signals';
import { language } from '../../language/language.ts';

const loaded: Record<Language, () => Promise<CaseWords>> = {
  ar: async () => (await import('@iwaa/words/case-words/ar')).arabicOfCases,
  fr: async () => (await import('@iwaa/words/case-words/fr')).frenchOfCases,
  en: async () => (await import('@iwaa/words/case-words/en')).englishOfCases,
};

// A screen that needs them is there once they are: no phone on the street loads them.
const current = signal(await loaded[language.value]());

effect(() => {
  const wanted = language.value;
  void loaded[wanted]().then((words) => {
    if (language.value === wanted) current.value = words;
  });
});

/** The words for what happens in a case, in the reader's language. */
export function caseWords(): CaseWords {
  return current.value;
}
