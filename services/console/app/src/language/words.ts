import type { Language } from '@iwaa/contracts/vocabulary';
import { language } from './language.ts';

/**
 * A screen's own words, in the three languages: what one of them has, the others have too, or the compiler refuses it. Gives a
 * function that reads them in the reader's language.
 */
export function words<Words extends object>(
  all: Readonly<Record<Language, NoInfer<Words>>> & { en: Words },
): () => Words {
  return () => all[language.value];
}
