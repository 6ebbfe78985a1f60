import type { Identity, Profile } from '@iwaa/contracts/http/intake';
import type { MatchReason } from '@iwaa/contracts/vocabulary';
import { ageOn } from '@iwaa/domain/age';
import { birthOf } from './birth.ts';
import { comparedFields, type NameMatch, nameMatch, readName, yearsApart } from './person-match.ts';
import { digitsOf } from './search-keys.ts';

/** What of who a person is two people are compared by. */
export const likenessFields = [...comparedFields, 'sex'] as const;

/** What two people are compared by. */
export interface ComparedPerson {
  readonly identity: Pick<Identity, (typeof likenessFields)[number]>;
  readonly profile: Pick<Profile, 'ageGroup' | 'unit'>;
}

/**
 * Why two people are likely one, the weightiest reason first; none where they are not: the same telephone, or a full name that is heard
 * alike where neither age nor sex speaks against it. One name alone is borne by many.
 * @param day the day (`YYYY-MM-DD`) of which ages are compared.
 */
export function whyLikelySame(one: ComparedPerson, other: ComparedPerson, day: string): MatchReason[] {
  const isSameNumber = haveSameNumber(one, other);
  const like = isContradicted(one, other, day) ? undefined : fullNameMatch(one, other);
  if (!isSameNumber && !like) return [];
  const [birth, otherBirth] = [birthOf(one.identity), birthOf(other.identity)];
  const isSameAge = birth && otherBirth && !areApart(agesOf(one, day), agesOf(other, day));
  return [
    ...(isSameNumber ? ['same-telephone' as const] : []),
    ...(like ? [like.reason] : []),
    ...(isSameAge ? ['same-age' as const] : []),
  ];
}

function haveSameNumber({ identity }: ComparedPerson, { identity: other }: ComparedPerson): boolean {
  if (identity.telephone === undefined || other.telephone === undefined) return false;
  const digits = digitsOf(identity.telephone);
  return digits !== undefined && digits === digitsOf(other.telephone);
}

function fullNameMatch(one: ComparedPerson, other: ComparedPerson): NameMatch | undefined {
  const others = namesOf(other);
  return namesOf(one)
    .flatMap((name) => nameMatch(readName(name), others) ?? [])
    .filter(({ isFullName }) => isFullName)
    .toSorted((a, b) => b.likeness - a.likeness)[0];
}

function namesOf({ identity: { nickname, name, latinName } }: ComparedPerson): string[] {
  return [name, latinName, nickname].filter((one) => one !== undefined);
}

function isContradicted(one: ComparedPerson, other: ComparedPerson, day: string): boolean {
  const [sex, otherSex] = [sexOf(one), sexOf(other)];
  if (sex !== undefined && otherSex !== undefined && sex !== otherSex) return true;
  const isGuessed = !birthOf(one.identity) && !birthOf(other.identity);
  // Whose age was guessed twice was guessed by the same groups.
  if (isGuessed) return one.profile.ageGroup !== other.profile.ageGroup;
  return areApart(agesOf(one, day), agesOf(other, day));
}

/** As it was told, else as the unit says in which the person is to sleep; undefined for a family. */
function sexOf({ identity: { sex }, profile: { unit } }: ComparedPerson): Identity['sex'] {
  if (sex !== undefined) return sex;
  return ({ men: 'male', women: 'female', families: undefined } as const)[unit];
}

/** The youngest and the oldest that somebody may be. */
type Ages = readonly [number, number];

const agesOfGroup: Readonly<Record<Profile['ageGroup'], Ages>> = {
  'under-18': [0, 17],
  '18-64': [18, 64],
  '65-and-over': [65, Number.POSITIVE_INFINITY],
};

function agesOf({ identity, profile }: ComparedPerson, day: string): Ages {
  const birth = birthOf(identity);
  return birth ? [ageOn(birth.last, day), ageOn(birth.first, day)] : agesOfGroup[profile.ageGroup];
}

function areApart([youngest, oldest]: Ages, [otherYoungest, otherOldest]: Ages): boolean {
  return Math.max(youngest, otherYoungest) - Math.min(oldest, otherOldest) > yearsApart;
}
