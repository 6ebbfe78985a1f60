import type { Identity, Profile } from '@iwaa/contracts/http/intake';
import { fieldsForService } from '@iwaa/contracts/person-fields';
import type { PersonField, ReferralService } from '@iwaa/contracts/vocabulary';
import { type Consents, endOfConsent, isConsented } from '@iwaa/domain/consent';

/** A referral as far as referral's facts have told of it. What has become true of it stays so, in whatever order the facts come. */
export interface KnownReferral {
  readonly referralId: string;
  readonly caseId: string;
  readonly agencyId: string;
  readonly service: ReferralService;
  readonly isAccepted: boolean;
  readonly isOver: boolean;
}

/** What an agency may see of a person now. */
export interface Disclosure {
  readonly fields: readonly PersonField[];
  /** When the consent ends by itself (ISO-8601); null where it holds until it is withdrawn. */
  readonly until: string | null;
}

export type DisclosureRefusal = 'referral-not-accepted' | 'referral-ended' | 'consent-ended';

/**
 * Judges what the agency of a referral may see of its person at a moment (ISO-8601).
 * @param person whose open case the referral is of; undefined where that case is closed.
 */
export function judgeDisclosure(
  { agencyId, service, isAccepted, isOver }: KnownReferral,
  person: { readonly consents: Consents } | undefined,
  at: string,
): Disclosure | DisclosureRefusal {
  if (isOver || !person) return 'referral-ended';
  if (!isAccepted) return 'referral-not-accepted';
  const use = { purpose: 'referral', agencyId } as const;
  if (!isConsented(person.consents, use, at)) return 'consent-ended';
  return { fields: fieldsForService[service], until: endOfConsent(person.consents, use) ?? null };
}

/** Where what a person told is kept, by the field that it is of. */
const identityOf = {
  nickname: ['nickname'],
  name: ['name'],
  'latin-name': ['latinName'],
  sex: ['sex'],
  birth: ['bornOn', 'bornIn'],
  telephone: ['telephone'],
  papers: ['papers'],
  languages: ['languages'],
  note: ['note'],
} as const satisfies Partial<Record<PersonField, readonly (keyof Identity)[]>>;

/** The same of what decides about the bed. */
const profileOf = {
  'age-group': ['ageGroup'],
  unit: ['unit'],
  'with-children': ['withChildren'],
  'medical-condition-or-disability': ['medicalConditionOrDisability'],
  'on-street-since': ['onStreetSince'],
} as const satisfies Partial<Record<PersonField, readonly (keyof Profile)[]>>;

/** What is to be opened for some fields, and nothing else. */
export function keysOf(fields: readonly PersonField[]): {
  readonly identity: readonly (keyof Identity)[];
  readonly profile: readonly (keyof Profile)[];
} {
  return { identity: keysIn(identityOf, fields), profile: keysIn(profileOf, fields) };
}

function keysIn<Key>(
  table: Readonly<Partial<Record<PersonField, readonly Key[]>>>,
  fields: readonly PersonField[],
): Key[] {
  return fields.flatMap((field) => table[field] ?? []);
}
