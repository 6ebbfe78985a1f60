import type { RefusalCode } from '@iwaa/contracts/refusals';
import type { Language } from '@iwaa/contracts/vocabulary';
import { signal } from '@preact/signals';
import { language } from './language.ts';

type Sentences = Readonly<Record<RefusalCode, string>>;

/** The sentences are loaded by language; a phone keeps all three. */
const loaded: Record<Language, () => Promise<Sentences>> = {
  ar: async () => (await import('@iwaa/words/refusals/ar')).arabicRefusals,
  fr: async () => (await import('@iwaa/words/refusals/fr')).frenchRefusals,
  en: async () => (await import('@iwaa/words/refusals/en')).englishRefusals,
};
const current = signal<{ readonly language: Language; readonly sentences: Sentences } | undefined>(undefined);

async function load(wanted: Language): Promise<void> {
  const sentences = await loaded[wanted]();
  if (language.value === wanted) current.value = { language: wanted, sentences };
}

/**
 * Why something was refused, as a sentence; the code itself where it is newer than this app. Few are ever refused something, so that the
 * sentences are loaded with the first one that is needed.
 */
export function refusalWords(code: string): string {
  if (current.value?.language !== language.value) void load(language.value).catch(() => undefined);
  return current.value?.sentences[code as RefusalCode] ?? code;
}
