import type { Language } from '@iwaa/contracts/vocabulary';
import type { ShortWords } from '@iwaa/words/code-words';
import { signal } from '@preact/signals';
import { language } from './language.ts';

/** The words for codes are loaded by language; a phone keeps all three. */
const loaded: Record<Language, () => Promise<ShortWords>> = {
  ar: async () => (await import('@iwaa/words/ar')).arabic,
  fr: async () => (await import('@iwaa/words/fr')).french,
  en: async () => (await import('@iwaa/words/en')).english,
};

const current = signal<ShortWords | undefined>(undefined);

/** Loads the words of the reader's language; the screens are shown once they are there. */
export async function loadCodeWords(): Promise<void> {
  const wanted = language.value;
  const words = await loaded[wanted]();
  if (language.value === wanted) current.value = words;
}

/** Whether the words are there. */
export function hasCodeWords(): boolean {
  return current.value !== undefined;
}

/** The words for codes in the reader's language. @throws Error before they are loaded. */
export function codeWords(): ShortWords {
  if (!current.value) throw new Error('The words for codes are not loaded yet.');
  return current.value;
}
