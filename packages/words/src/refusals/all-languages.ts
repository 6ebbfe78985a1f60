import type { RefusalCode } from '@iwaa/contracts/refusals';
import type { Language } from '@iwaa/contracts/vocabulary';
import { arabicRefusals } from './ar.ts';
import { englishRefusals } from './en.ts';
import { frenchRefusals } from './fr.ts';

/** Why something was refused, a sentence for each code, in each language. */
export const allRefusals: Readonly<Record<Language, Readonly<Record<RefusalCode, string>>>> = {
  ar: arabicRefusals,
  fr: frenchRefusals,
  en: englishRefusals,
};
