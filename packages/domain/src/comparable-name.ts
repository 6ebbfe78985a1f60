import { asciiDigits } from './ascii-digits.ts';

/** Letters that are written for each other, beside those that Unicode takes apart into a letter and a mark. */
const alike: readonly (readonly [RegExp, string])[] = [
  // Alef of joining (wasla), and the hamza that is left out as often as it is written.
  [/\u0671/g, 'ا'],
  [/ء/g, ''],
  // Final yeh without dots, and the yeh, kaf and heh of Persian and Urdu keyboards; g as Moroccans and Persians write it.
  [/[ىیے]/g, 'ي'],
  [/[کگڭ]/g, 'ك'],
  [/[ةہھەۀ]/g, 'ه'],
  [/œ/g, 'oe'],
  [/æ/g, 'ae'],
  [/ø/g, 'o'],
  [/ł/g, 'l'],
  [/[đð]/g, 'd'],
  [/ı/g, 'i'],
];

/**
 * The form in which two names are compared: without the case and the accents of Latin, the vowel signs, presentation
 * forms, tatweel and kinds of alef, hamza, yeh, kaf and heh of Arabic; digits of any script as ASCII; punctuation and
 * blanks as one blank. It is for comparing and for nothing else: what was typed is kept, and shown. Two scripts are not
 * compared: محمد and Mohamed stay two names.
 */
export function comparableName(typed: string): string {
  // By way of the upper case: ß and SS are the same. The capital ẞ has itself as its upper case, and so goes down first.
  const folded = asciiDigits(typed)
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}ـ]/gu, '');
  return alike
    .reduce((name, [letters, letter]) => name.replaceAll(letters, letter), folded)
    .replaceAll(/[^\p{L}\p{N}\p{S}]+/gu, ' ')
    .trim();
}
