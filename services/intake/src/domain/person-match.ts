import type { Identity, Profile } from '@iwaa/contracts/http/intake';
import type { MatchReason } from '@iwaa/contracts/vocabulary';
import { ageGroupOf, ageOn } from '@iwaa/domain/age';
import { comparableName } from '@iwaa/domain/comparable-name';
import { compareWords } from '@iwaa/domain/name-likeness';
import { type NameWord, wordsOfName } from '@iwaa/domain/name-words';
import { birthOf } from './birth.ts';
import type { StreetContact } from './person.ts';
import { digitsOf } from './search-keys.ts';

/** What is known of somebody who is looked for; all of it may be left out. */
export interface Wanted {
  /** A nickname or a name, or a part of one. */
  readonly calledBy?: string | undefined;
  readonly telephone?: string | undefined;
  /** In years. */
  readonly age?: number | undefined;
  readonly place?: string | undefined;
  readonly night?: string | undefined;
}

/** What of who a person is somebody is found by. */
export const comparedFields = ['nickname', 'name', 'latinName', 'telephone', 'bornOn', 'bornIn'] as const;

/** What a person's document says, opened. */
export interface KnownPerson {
  readonly identity: Pick<Identity, (typeof comparedFields)[number]>;
  readonly ageGroup: Profile['ageGroup'];
  readonly contacts: readonly Pick<StreetContact, 'night' | 'place'>[];
}

/** How a person suits what is wanted. */
export interface PersonMatch {
  /** What speaks for it, the weightiest first. */
  readonly reasons: readonly MatchReason[];
  /** Whether it is likely the one: a person decides all the same. */
  readonly isLikely: boolean;
  /** The more it suits, the greater. */
  readonly rank: number;
}

/** From so much on a name is shown at all. */
const alikeFrom = 0.6;
/** A birthday that somebody guesses is this close, in years. */
export const yearsApart = 3;
const weights: Readonly<Record<MatchReason, number>> = {
  'same-telephone': 5,
  'same-name': 4,
  'name-sounds-alike': 3,
  'name-alike': 1,
  'part-of-name': 1,
  'same-age': 0.5,
  'met-at-place': 0.3,
  'met-that-night': 0.3,
};

/**
 * Judges how persons suit what is wanted; undefined where a name or a number is wanted and the person has neither. Age, place and night
 * rank and never exclude: who looks may be mistaken.
 * @param night the night on which it is asked; an age is that of this night.
 */
export function matcherOf(wanted: Wanted, night: string): (known: KnownPerson) => PersonMatch | undefined {
  // What is wanted is read once, for however many it is compared with.
  const { calledBy, telephone } = wanted;
  const name = calledBy === undefined ? undefined : readName(calledBy);
  const digits = telephone === undefined ? undefined : digitsOf(telephone);
  const isNamed = calledBy !== undefined || telephone !== undefined;
  return (known) => {
    const { identity, contacts } = known;
    const like = name && nameMatch(name, [identity.nickname, identity.name, identity.latinName]);
    const isSameNumber =
      digits !== undefined && identity.telephone !== undefined && digitsOf(identity.telephone) === digits;
    if (isNamed && !like && !isSameNumber) return undefined;
    const isAge = wanted.age === undefined ? undefined : isOfAge(wanted.age, known, night);
    const reasons: MatchReason[] = [
      ...(isSameNumber ? ['same-telephone' as const] : []),
      ...(like ? [like.reason] : []),
      ...(isAge ? ['same-age' as const] : []),
      ...(contacts.some(({ place }) => place === wanted.place) ? ['met-at-place' as const] : []),
      ...(contacts.some((contact) => contact.night === wanted.night) ? ['met-that-night' as const] : []),
    ];
    return {
      reasons,
      isLikely: isAge !== false && (isSameNumber || (like?.isFullName ?? false)),
      rank: reasons.reduce((sum, reason) => sum + weights[reason], like?.likeness ?? 0),
    };
  };
}

/** A name as it is compared: its letters, and its words as they are heard. */
export interface ReadName {
  readonly letters: string;
  readonly words: readonly NameWord[];
}

/** Reads a name once, for however many it is compared with. */
export function readName(name: string): ReadName {
  return { letters: comparableName(name), words: wordsOfName(name) };
}

export interface NameMatch {
  readonly reason: MatchReason;
  readonly likeness: number;
  /** Whether two words or more are alike: many people have one first name. */
  readonly isFullName: boolean;
}

/** How the name that is wanted suits the best of those that are known. */
export function nameMatch(wanted: ReadName, known: readonly (string | undefined)[]): NameMatch | undefined {
  const matches = known.flatMap((name) =>
    name === undefined ? [] : (compareOne(wanted, readName(name)) ?? []),
  );
  return matches.toSorted(
    (one, other) => weights[other.reason] + other.likeness - weights[one.reason] - one.likeness,
  )[0];
}

function compareOne(wanted: ReadName, found: ReadName): NameMatch | undefined {
  if (wanted.letters === '') return undefined;
  const { likeness, words, isLikelyOne } = compareWords(wanted.words, found.words);
  const isFullName = isLikelyOne && words > 1;
  if (wanted.letters === found.letters) return { reason: 'same-name', likeness, isFullName };
  if (isLikelyOne) return { reason: 'name-sounds-alike', likeness, isFullName };
  if (found.letters.includes(wanted.letters)) return { reason: 'part-of-name', likeness, isFullName: false };
  return likeness >= alikeFrom ? { reason: 'name-alike', likeness, isFullName: false } : undefined;
}

function isOfAge(age: number, { identity, ageGroup }: KnownPerson, night: string): boolean {
  const birth = birthOf(identity);
  if (birth === undefined) return ageGroupOf(age) === ageGroup;
  return ageOn(birth.last, night) - yearsApart <= age && age <= ageOn(birth.first, night) + yearsApart;
}
