import { type Language, languages } from './vocabulary.ts';

/** The first of our languages that an `Accept-Language` header names; undefined where it names none of them. */
export function askedLanguage(header: string | undefined): Language | undefined {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  const first = tags.find((tag) => languages.some((one) => one === tag));
  return languages.find((one) => one === first);
}
