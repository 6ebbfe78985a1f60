import { type ComparedPerson, likenessFields } from '../domain/likely-same.ts';
import type { StoredPerson } from './person-collection.ts';
import type { PersonKey } from './person-keys.ts';
import { openFields, openProfile } from './sealed-person.ts';

/** What a person is compared by, opened; undefined where it was erased. @throws SealBroken */
export function openCompared(
  { _id: personId, sealed }: Pick<StoredPerson, '_id' | 'sealed'>,
  key: PersonKey | undefined,
): ComparedPerson | undefined {
  if (key === undefined || key === 'erased') return undefined;
  const { ageGroup, unit } = openProfile(key, personId, sealed);
  return { identity: openFields(key, personId, sealed, likenessFields), profile: { ageGroup, unit } };
}
