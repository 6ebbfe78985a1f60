import type { KeyObject } from 'node:crypto';
import { type NeedKind, needKinds } from '@iwaa/contracts/vocabulary';
import { type ActorScope, ownersAt } from '@iwaa/service-kit/auth/scope';
import type { Clock } from '@iwaa/service-kit/clock';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { type Refused as RefusedBy, refused } from '@iwaa/service-kit/outcome';
import type { Person } from '../domain/person.ts';
import type { PersonRefusal, StatedNeed } from '../domain/person-decisions.ts';
import type { StatementRefusal } from '../domain/stated-person.ts';
import type { WhenMetRefusal } from '../domain/when-met.ts';
import type { CaseCodes } from './case-codes.ts';
import { type PersonCollection, personOwners, type StoredPerson } from './person-collection.ts';
import type { PersonKeys } from './person-keys.ts';

/** What persons are kept in. */
export interface PersonStores {
  readonly persons: PersonCollection;
  readonly keys: PersonKeys;
  readonly caseCodes: CaseCodes;
  readonly clock: Clock;
}

export type Refused = RefusedBy<PersonRefusal | StatementRefusal | WhenMetRefusal | 'person-erased'>;
export type PersonOutcome<Result> = { readonly kind: 'done'; readonly result: Result } | Refused;

export interface Personal {
  readonly key: KeyObject;
  readonly stored: StoredPerson;
}

/** Reads a person within a scope together with the key; one who was erased has none. */
export async function readPersonal(
  { persons, keys }: PersonStores,
  personId: string,
  scope: Pick<ActorScope, 'includes'>,
): Promise<Personal | Refused> {
  const [stored, key] = await Promise.all([
    persons.model.findById(personId, { outbox: 0, commands: 0 }).lean<StoredPerson>(),
    keys.find(personId),
  ]);
  if (!stored || !scope.includes(ownersAt(stored, personOwners))) return refused('person-unknown');
  if (key === undefined || key === 'erased') return refused('person-erased');
  return { key, stored };
}

/** Whether the person could be read. */
export function isRead(personal: Personal | Refused): personal is Personal {
  return 'key' in personal;
}

/** The needs stated on one occasion, each once, named after the occasion. */
export function statedNeeds(occasionId: string, kinds: readonly NeedKind[]): StatedNeed[] {
  return [...new Set(kinds)].map((kind) => ({ kind, needId: derivedId(occasionId, kind) }));
}

/** The ids that needs are stated again under in a case that follows another at once: one of each kind, named after the case. */
export function needIdsIn(caseId: string): Record<NeedKind, string> {
  return Object.fromEntries(needKinds.map((kind) => [kind, derivedId(caseId, kind)])) as Record<
    NeedKind,
    string
  >;
}

/** The same, with whom to say it of where the person was merged. */
export function namingSurvivor<Result>(
  outcome:
    | { readonly kind: 'done'; readonly result: Result }
    | (RefusedBy<PersonRefusal> & { readonly state: Pick<Person, 'mergedInto'> }),
): PersonOutcome<Result> {
  if (outcome.kind === 'done' || outcome.code !== 'person-merged') return outcome;
  const detail = `The person goes on as ${outcome.state.mergedInto}; say it of that one.`;
  return refused('person-merged', { detail });
}
