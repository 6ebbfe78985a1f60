import { language } from './language.ts';

/** Words that begin a line of their own, with a capital letter where the script has one. */
export function capital(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language.value) + text.slice(first.length);
}
