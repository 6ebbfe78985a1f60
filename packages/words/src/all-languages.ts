import type { Language } from '@iwaa/contracts/vocabulary';
import { arabic } from './ar.ts';
import { arabicOfCases } from './case-words/ar.ts';
import { englishOfCases } from './case-words/en.ts';
import { frenchOfCases } from './case-words/fr.ts';
import type { CodeWords } from './code-words.ts';
import { english } from './en.ts';
import { french } from './fr.ts';

/** The words in each language, for who can't know which will be asked for; a browser loads the modules of one. */
export const allLanguages: Readonly<Record<Language, CodeWords>> = {
  ar: { ...arabic, ...arabicOfCases },
  fr: { ...french, ...frenchOfCases },
  en: { ...english, ...englishOfCases },
};
