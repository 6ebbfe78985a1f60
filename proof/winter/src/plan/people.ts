import type { Identity, Profile } from '@iwaa/contracts/http/intake';
import type { NeedKind } from '@iwaa/contracts/vocabulary';
import { compareWords } from '@iwaa/domain/name-likeness';
import { wordsOfName } from '@iwaa/domain/name-words';
import {
  familyNames,
  givenNames,
  mensNames,
  type Spellings,
  womensNames,
} from '@iwaa/domain/testing/name-spellings';
import type { Random } from '@iwaa/proof-kit/random';

/** What a person is ready to take, by which the plan knows when they are met again and where they go. */
export type Way =
  /** Takes a blanket and a meal, night after night, and no bed. */
  | 'declines-shelter'
  /** Takes a bed when there is one. */
  | 'takes-shelter'
  /** Is admitted by an agency, which ends the case. */
  | 'is-admitted';

export interface PlannedPerson {
  /** The person's number in the plan, from 0. */
  readonly number: number;
  readonly way: Way;
  /** The parts of the full name, in all their spellings. */
  readonly names: readonly Spellings[];
  readonly identity: Identity;
  readonly profile: Profile;
  /** Needs stated at the first contact beside shelter. */
  readonly needs: readonly NeedKind[];
  /** Whether the family can be reached and wants the person back. */
  readonly familyAgrees: boolean;
  /** Who this really is, where a team takes somebody who was met before for somebody new. */
  readonly sameAs?: number;
}

/**
 * Makes up a person who is met first on a night, as the last census found people in a street situation: 87 % men, 6 % under 15 and so with a family,
 * many without papers. `mark`, up to nine digits of any script, makes every personal value unique, so that it can be looked for
 * wherever it must not be.
 */
export function planPerson(number: number, night: string, mark: string, random: Random): PlannedPerson {
  const unit = random.weighted([
    ['men', 87],
    ['women', 7],
    ['families', 6],
  ] as const);
  const ageGroup = random.weighted([
    ['18-64', 84],
    ['65-and-over', 10],
    ['under-18', 6],
  ] as const);
  const profile: Profile = {
    unit,
    ageGroup,
    withChildren: unit === 'families',
    medicalConditionOrDisability: random.chance(0.15),
    onStreetSince: random.chance(0.7) ? planStreetSince(night, random) : null,
  };
  const way: Way =
    admission(profile) && random.chance(0.4)
      ? 'is-admitted'
      : random.chance(0.55)
        ? 'takes-shelter'
        : 'declines-shelter';
  const names = drawNames(profile, random);
  return {
    number,
    way,
    profile,
    names,
    identity: planIdentity(number, mark, names, random),
    needs: planNeeds(way, profile, random),
    familyAgrees: random.chance(0.6),
  };
}

/** A month of the last twelve years before the night. */
function planStreetSince(night: string, random: Random): string {
  const year = Number(night.slice(0, 4));
  const month = `${random.between(year - 12, year)}-${String(random.between(1, 12)).padStart(2, '0')}`;
  return month <= night ? month : night.slice(0, 7);
}

/** The need whose agency takes the person in, if there is one for somebody like this. */
function admission(profile: Profile): NeedKind | undefined {
  if (profile.ageGroup === '65-and-over') return 'elderly-care';
  if (profile.unit === 'women') return 'womens-space';
  return undefined;
}

function planNeeds(way: Way, profile: Profile, random: Random): NeedKind[] {
  const needs: NeedKind[] = random.chance(0.6) ? ['aid'] : [];
  const admitted = admission(profile);
  if (way === 'is-admitted' && admitted) return [...needs, admitted];
  if (random.chance(0.12)) needs.push('health');
  if (random.chance(way === 'takes-shelter' ? 0.15 : 0.03)) needs.push('family-mediation');
  if (random.chance(0.05)) needs.push('social-mediation');
  return needs;
}

/** Given name, father's name and family name: of so many that two people seldom have the same. */
function drawNames({ unit }: Profile, random: Random): readonly Spellings[] {
  const given = unit === 'men' ? mensNames : unit === 'women' ? womensNames : givenNames;
  return [given, mensNames, familyNames].flatMap((names) => random.shuffled(names)[0] ?? []);
}

function planIdentity(number: number, mark: string, names: readonly Spellings[], random: Random): Identity {
  const secret = secretOf(mark, number);
  return {
    nickname: `${inOneScript(names.slice(0, 1), random)} ${secret}`,
    ...(random.chance(0.7) ? { name: `${inOneScript(names, random)} ${secret}` } : {}),
    ...(random.chance(0.3) ? { telephone: `+${mark}${String(number).padStart(5, '0')}` } : {}),
    ...(random.chance(0.25) ? { papers: { kind: 'national-id' as const, number: `id-${secret}` } } : {}),
    ...(random.chance(0.4) ? { note: `note-${secret}: sleeps near the station, coughs` } : {}),
  };
}

/**
 * The same person as a team records them that takes them for somebody new: by the full name in another spelling. No bed is
 * asked for.
 */
export function planDouble(of: PlannedPerson, number: number, mark: string, random: Random): PlannedPerson {
  const spellings = Array.from({ length: 5 }, () => inOneScript(of.names, random));
  const isHeardAlike = (name: string) =>
    compareWords(wordsOfName(of.identity.name ?? name), wordsOfName(name)).isLikelyOne;
  const spelt = spellings.find(isHeardAlike) ?? of.identity.name?.split(` ${mark}`)[0] ?? '';
  const name = `${spelt} ${secretOf(mark, number)}`;
  const { unit, ageGroup } = of.profile;
  return {
    ...{ number, sameAs: of.number, way: 'declines-shelter', names: of.names, identity: { name } },
    profile: {
      ...{ unit, ageGroup, withChildren: of.profile.withChildren },
      ...{ medicalConditionOrDisability: false, onStreetSince: null },
    },
    needs: [
      'aid',
      ...(random.chance(0.5) ? (['health'] as const) : []),
      ...(random.chance(0.4) ? (['family-mediation'] as const) : []),
    ],
    familyAgrees: false,
  };
}

/** A name in one script, each of its parts in one spelling. */
function inOneScript(names: readonly Spellings[], random: Random): string {
  const isArabic = random.chance(0.4);
  return names
    .map(({ arabic, latin }) => (isArabic ? arabic : (random.shuffled(latin)[0] ?? arabic)))
    .join(' ');
}

/** The mark and a number, in digits that stand for no sound of a name: whoever compares names does not hear it. */
export function secretOf(mark: string, number: number): string {
  const digits = [...number.toString(silent.length)].map((digit) => silent[Number(digit)]);
  return `${mark}-${digits.join('').padStart(6, '0')}`;
}
const silent = '0123468';
