import { compareWords, keysOfName } from '../name-likeness.ts';
import { wordsOfName } from '../name-words.ts';
import { peopleSpelledTwice } from './name-spellings.ts';

/** What a search by name finds among people whose names are written otherwise than they are looked for. */
export interface NamesMeasured {
  readonly people: number;
  /** Whom the search shows first, and among the first five. */
  readonly first: number;
  readonly firstFive: number;
  /** Who is called likely the same as the one who is looked for, and is. */
  readonly likelyRight: number;
  /** Pairs of different people, and how many of them are called likely the same. */
  readonly pairs: number;
  readonly likelyWrong: number;
}

/** Looks for each of so many made-up people by another spelling of the name, among all of them. */
export function measureNames(count: number): NamesMeasured {
  const people = peopleSpelledTwice(count).map((person) => ({
    ...person,
    keys: new Set(keysOfName(person.known)),
    words: wordsOfName(person.known),
  }));
  const measured = { people: count, first: 0, firstFive: 0, likelyRight: 0, pairs: 0, likelyWrong: 0 };
  for (const person of people) {
    const [keys, words] = [keysOfName(person.typed), wordsOfName(person.typed)];
    const found = people
      .filter((one) => keys.some((key) => one.keys.has(key)))
      .map((one) => ({ one, ...compareWords(words, one.words) }))
      .toSorted((a, b) => b.likeness - a.likeness);
    const place = found.findIndex(({ one }) => one === person);
    if (place === 0) measured.first += 1;
    if (place >= 0 && place < 5) measured.firstFive += 1;
    for (const { one, isLikelyOne } of found) {
      if (!isLikelyOne) continue;
      if (one === person) measured.likelyRight += 1;
      else measured.likelyWrong += 1;
    }
    measured.pairs += people.length - 1;
  }
  return measured;
}

if (import.meta.main) {
  const { people, first, firstFive, likelyRight, pairs, likelyWrong } = measureNames(
    Number(process.argv[2] ?? 500),
  );
  const share = (part: number, whole: number) =>
    `${part} of ${whole} (${((part / whole) * 100).toFixed(3)} %)`;
  process.stdout.write(`| made-up people, looked for by another spelling | ${people} |
|---|---|
| shown first | ${share(first, people)} |
| among the first five | ${share(firstFive, people)} |
| called likely the same, and are | ${share(likelyRight, people)} |
| pairs of different people called likely the same | ${share(likelyWrong, pairs)} |
`);
}
