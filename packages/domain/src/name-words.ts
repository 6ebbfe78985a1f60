import { comparableName } from './comparable-name.ts';

/** A vowel as both scripts tell it: open, high in front, high in the back; undefined where it is not written, or says nothing. */
type Vowel = 'a' | 'i' | 'u' | undefined;

/** One word of a name as it is heard, whichever script it was written in. */
export interface NameWord {
  /** As it was typed, in the form for comparing. */
  readonly written: string;
  /**
   * The consonants, doubled ones once, in letters of ours: c as in Cherif, x as in Khadija. A first l that may be the article, as in
   * Lahcen and العربي, gives a second form.
   */
  readonly forms: readonly string[];
  /** The vowel after each consonant; the first one stands before them all. */
  readonly vowels: readonly Vowel[];
}

/** The consonants of Arabic, by our letter for those that sound alike to whoever writes them in Latin letters. */
const arabicByLetter = {
  ...{ b: 'بپ', t: 'تثط', j: 'ج', h: 'حه', x: 'خ', d: 'دذضظ', r: 'ر', z: 'ز' },
  ...{ s: 'سص', c: 'ش', g: 'غ', f: 'فڤ', k: 'قك', l: 'ل', m: 'م', n: 'ن' },
};
const arabicConsonants: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(arabicByLetter).flatMap(([letter, sounds]) => [...sounds].map((sound) => [sound, letter])),
);
const arabicVowels: Readonly<Record<string, string>> = { ا: 'a', و: 'w', ي: 'y', ع: '' };

/** How Moroccans write sounds in Latin letters, by French or English habits, or with the digits of messages; longest first. */
const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/tch|sch|ch|sh/g, 'C'],
  [/kh|5/g, 'X'],
  [/gh/g, 'G'],
  [/dj/g, 'J'],
  [/gu(?=[eiy])/g, 'K'],
  [/g(?=[eiy])/g, 'J'],
  [/c(?=[eiy])/g, 'S'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/ph/g, 'f'],
  [/ck|[cqg9]/g, 'K'],
  [/7/g, 'h'],
  [/[23]/g, ''],
  [/v/g, 'f'],
  [/p/g, 'b'],
  [/x/g, 'Ks'],
  // A mute e ends a word in French.
  [/(?<=[^aeiouyw])e$/g, ''],
  [/oo|ou/g, 'w'],
  [/ee/g, 'y'],
];

/** Articles, and words for son, daughter, father and sir, which some write and some leave out. */
const leftOut = new Set(
  [
    'al el l ben bin ibn bent bint ould abou abu si sidi lalla moulay mulay',
    'ال بن ابن بنت ولد ابو سي سيدي لالا مولاي',
  ].flatMap((words) => words.split(' ')),
);

/** The words of a name that tell people apart, as they are heard. */
export function wordsOfName(name: string): readonly NameWord[] {
  // The form for comparing leaves out the cedilla, which tells s from k, and the hamza, by which إلياس has no article.
  const written = comparableName(name.replaceAll(/ç/gi, 's').replaceAll('إل', 'عل'))
    .split(' ')
    .filter(Boolean);
  const joined = joinServants(written);
  const telling = joined.filter((word) => !leftOut.has(word));
  return (telling.length > 0 ? telling : joined).map(heard).filter(({ forms }) => forms[0] !== '');
}

/** "Abdel Kader" and "Abdelkader", عبد القادر and عبدالقادر, are one word. */
function joinServants(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const follows = last !== undefined && /^(?:abd(?:[aeou]?l|[aeou])?|عبد)$/.test(last);
    if (follows) joined[joined.length - 1] = `${last}${word}`;
    else joined.push(word);
  }
  return joined;
}

function heard(written: string): NameWord {
  const letters = /\p{Script=Arabic}/u.test(written) ? lettersOfArabic(written) : lettersOfLatin(written);
  let consonants = '';
  const vowels: Vowel[] = [undefined];
  for (const letter of letters) {
    if ('aeiouwy'.includes(letter)) vowels[vowels.length - 1] = heardAs(letter, vowels.at(-1));
    else if (consonants.at(-1) !== letter) {
      consonants += letter;
      vowels.push(undefined);
    }
  }
  // A last h is written by some and heard by few.
  if (consonants.length > 1 && consonants.endsWith('h') && vowels.at(-1) === undefined) {
    consonants = consonants.slice(0, -1);
    vowels.pop();
  }
  // Aya has no other letters.
  return { written, forms: formsOf(written, consonants || letters), vowels };
}

/** In a run of vowels the high one tells more: "ai" and "ei" are heard as i, "au" as u. */
function heardAs(letter: string, before: Vowel): Vowel {
  const vowel = ({ a: 'a', e: undefined, i: 'i', y: 'i', o: 'u', u: 'u', w: 'u' } as const)[letter];
  return vowel === undefined || vowel === 'a' ? (before ?? vowel) : vowel;
}

function lettersOfArabic(word: string): string {
  const heardOf = (letter: string) => arabicConsonants[letter] ?? arabicVowels[letter] ?? '';
  const bare = word
    .replace(/^ال(?=..)/u, '')
    // The ending that many names of women have is heard as an a.
    .replace(/ه$/u, 'ا');
  return [...bare]
    .map((letter, index) => (index === 0 ? beginning(heardOf(letter)) : heardOf(letter)))
    .join('');
}

function lettersOfLatin(word: string): string {
  return latinSounds
    .reduce(
      (letters, [sound, letter]) => letters.replaceAll(sound, letter),
      word.replace(/^(?:el|al)(?=[^aeiou]{1,2}[aeiou])/, ''),
    )
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()
    .replace(/^[wy](?=[aeiouwy])/, beginning);
}

/** The l of an article within a word is not heard before most letters: Abdelrahman is Abderrahmane. */
function formsOf(written: string, consonants: string): string[] {
  if (/^(?:abd|عبد)/.test(written)) return [consonants.replace(/^bdl(?=[tdrzscln])/, 'bd')];
  if (written.startsWith('ال')) return [consonants, `l${consonants}`];
  return /^l../.test(consonants) ? [consonants, consonants.slice(1)] : [consonants];
}

/** What begins a word as a consonant is no vowel: `v` and `q` stand for it, which no sound here is written with. */
function beginning(letter: string): string {
  return { w: 'v', y: 'q' }[letter] ?? letter;
}
