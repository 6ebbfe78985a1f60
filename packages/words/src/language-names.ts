import type { Language } from '@iwaa/contracts/vocabulary';

/** What each language calls itself, so that who reads it finds it whatever language is shown. */
export const languageNames: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  fr: 'Français',
  en: 'English',
};
