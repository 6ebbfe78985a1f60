import type { CorrectPerson, HeldBefore } from '@iwaa/contracts/http/corrections';
import type { Identity, Profile } from '@iwaa/contracts/http/intake';
import type { CorrectedField } from '@iwaa/contracts/vocabulary';
import { objectionTo, type StatementRefusal } from './stated-person.ts';

/** What is held about who a person is, opened. */
export interface Known {
  readonly identity: Identity;
  readonly profile: Profile;
}

/** What a correction asks for. */
export type Change = Pick<CorrectPerson, 'identity' | 'profile'>;

type IdentityField = keyof Identity;
type ProfileField = keyof Profile;

/** By which code a fact names what was corrected, in the order in which it is told. */
const codes = {
  identity: {
    nickname: 'nickname',
    name: 'name',
    latinName: 'latin-name',
    sex: 'sex',
    bornOn: 'birth',
    bornIn: 'birth',
    telephone: 'telephone',
    papers: 'papers',
    languages: 'languages',
    note: 'note',
  },
  profile: {
    unit: 'unit',
    ageGroup: 'priority',
    withChildren: 'priority',
    medicalConditionOrDisability: 'priority',
    onStreetSince: 'on-street-since',
  },
} as const satisfies {
  identity: Record<IdentityField, CorrectedField>;
  profile: Record<ProfileField, CorrectedField>;
};

const identityFields = Object.keys(codes.identity) as IdentityField[];
const profileFields = Object.keys(codes.profile) as ProfileField[];

/** What is held after a correction. The day of birth takes the place of the year, and the other way round. */
export function corrected(known: Known, { identity, profile }: Change): Known {
  const replaced = {
    ...(identity.bornOn ? { bornIn: null } : {}),
    ...(identity.bornIn ? { bornOn: null } : {}),
  };
  const entries = Object.entries({ ...known.identity, ...identity, ...replaced });
  const told = entries.filter(([, value]) => value !== null && value !== undefined);
  // A body has a field or lacks it.
  const given = profile as Partial<Profile>;
  return { identity: Object.fromEntries(told) as Identity, profile: { ...known.profile, ...given } };
}

/** What a correction changed: by code, and as it was before. */
export interface Difference {
  readonly fields: readonly CorrectedField[];
  readonly before: HeldBefore;
}

/** What is otherwise than before; of what is not known before, that it was nothing. */
export function differenceBetween(before: Known, after: Known): Difference {
  const identity = identityFields.filter((field) => !isSame(before.identity[field], after.identity[field]));
  const profile = profileFields.filter((field) => before.profile[field] !== after.profile[field]);
  return {
    fields: [
      ...new Set<CorrectedField>([
        ...identity.map((field) => codes.identity[field]),
        ...profile.map((field) => codes.profile[field]),
      ]),
    ],
    before: {
      identity: Object.fromEntries(identity.map((field) => [field, before.identity[field] ?? null])),
      profile: Object.fromEntries(profile.map((field) => [field, before.profile[field]])),
    },
  };
}

/** Of what it may be asked whether it can be so. */
const judged: readonly CorrectedField[] = ['birth', 'priority', 'on-street-since'];

/**
 * Why a correction can't be so, or undefined. It may tell of the night on which the person was last met or of tonight, between which
 * somebody may have grown older; what was not corrected is not judged again.
 */
export function objectionToCorrection(
  after: Known,
  { fields }: Pick<Difference, 'fields'>,
  nights: readonly string[],
): StatementRefusal | undefined {
  if (!fields.some((field) => judged.includes(field))) return undefined;
  const objections = nights.map((night) => objectionTo(after, night));
  return objections.includes(undefined) ? undefined : objections[0];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
