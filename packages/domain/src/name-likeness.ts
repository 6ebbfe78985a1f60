import { type NameWord, wordsOfName } from './name-words.ts';

/** From so much on two names are likely spellings of one, and from so much on the words of them that are least alike. */
const likelyFrom = { name: 0.85, word: 0.78 } as const;

/** What two spellings of one word have in common where all is heard alike. */
const heardAlike = 0.95;
/** What a vowel takes that is heard otherwise: a last one tells Samir from Samira. */
const vowelsApart = { last: 0.2, withI: 0.12, other: 0.04 } as const;
/** What each word takes that only one of the names has. */
const wordMissing = 0.05;

/**
 * The keys by which a name is found again, however it is spelt, in Arabic or in Latin letters: those of its words, with the
 * last vowel where one consonant alone tells too little.
 */
export function keysOfName(name: string): string[] {
  return [...new Set(wordsOfName(name).flatMap(keysOfWord))];
}

/** A name that somebody typed may have many words; the first ones tell whose it is. */
const mostPaired = 6;

/** The keys by which a full name is found again: one for each two of its words, in any order; none for a name of one word. */
export function pairKeysOfName(name: string): string[] {
  const words = wordsOfName(name).slice(0, mostPaired).map(keysOfWord);
  const pairs = words.flatMap((keys, index) =>
    words
      .slice(index + 1)
      .flatMap((others) => keys.flatMap((key) => others.map((other) => [key, other].toSorted().join(' ')))),
  );
  return [...new Set(pairs)];
}

/** How alike two names are. */
export interface NameLikeness {
  /** From 0 to 1. */
  readonly likeness: number;
  /** How many words the shorter name has. */
  readonly words: number;
  /** Whether they are likely two spellings of one name; that two people have one name is another matter. */
  readonly isLikelyOne: boolean;
}

/** Compares two names by their words, read once for however many they are compared with. Each word is compared with the one that it is most like, in any order. */
export function compareWords(one: readonly NameWord[], other: readonly NameWord[]): NameLikeness {
  const [shorter = [], longer = []] = [one, other].toSorted((a, b) => a.length - b.length);
  if (shorter.length === 0) return { likeness: 0, words: 0, isLikelyOne: false };
  const left = [...longer];
  const found = shorter.map((word) => {
    const likenesses = left.map((candidate) => wordLikeness(word, candidate));
    const best = Math.max(...likenesses);
    left.splice(likenesses.indexOf(best), 1);
    return best;
  });
  const sum = found.reduce((total, one) => total + one, 0);
  const likeness = Math.max(0, sum / shorter.length - wordMissing * left.length);
  const isLikelyOne = likeness >= likelyFrom.name && Math.min(...found) >= likelyFrom.word;
  return { likeness, words: shorter.length, isLikelyOne };
}

function keysOfWord({ forms, vowels }: NameWord): string[] {
  return forms.map((form) => (form.length > 1 ? form : `${form}${vowels.at(-1) ?? ''}`));
}

function wordLikeness(one: NameWord, other: NameWord): number {
  if (one.written === other.written) return 1;
  if (one.forms.some((form) => other.forms.includes(form)))
    return Math.max(0, heardAlike - vowelsBetween(one, other));
  const [form = '', otherForm = ''] = [one.forms[0], other.forms[0]];
  const longest = Math.max(form.length, otherForm.length);
  return longest < 3 ? 0 : Math.max(0, 1 - editDistance(form, otherForm) / longest) * heardAlike;
}

/** What the vowels take, looked at from the end, since a first letter may be the article's. */
function vowelsBetween({ vowels }: NameWord, { vowels: others }: NameWord): number {
  let apart = 0;
  for (let back = 1; back <= Math.min(vowels.length, others.length); back += 1) {
    const [one, other] = [vowels.at(-back), others.at(-back)];
    if (one === other) continue;
    // A last a is written in both scripts; any other vowel may be left out.
    if (back === 1 && (one === 'a' || other === 'a') && (one ?? other) !== undefined)
      apart += vowelsApart.last;
    else if (one !== undefined && other !== undefined)
      apart += one === 'i' || other === 'i' ? vowelsApart.withI : vowelsApart.other;
  }
  return apart;
}

/** How many letters have to be added, left out or changed (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  [...one].forEach((letter, index) => {
    const next = [index + 1];
    [...other].forEach((otherLetter, column) => {
      const kept = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(kept, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    });
    row = next;
  });
  return row.at(-1) ?? 0;
}
