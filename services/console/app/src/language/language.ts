import { type Language, languages } from '@iwaa/contracts/vocabulary';
import { effect, signal } from '@preact/signals';

const kept = 'iwaa-language';

function beginWith(): Language {
  const wanted = [localStorage.getItem(kept), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return languages.find((one) => one === wanted.find((tag) => languages.includes(tag as Language))) ?? 'ar';
}

/** The reader's language. */
export const language = signal<Language>(beginWith());

effect(() => {
  localStorage.setItem(kept, language.value);
  document.documentElement.lang = language.value;
  document.documentElement.dir = language.value === 'ar' ? 'rtl' : 'ltr';
});
