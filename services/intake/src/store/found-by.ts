import type { Identity } from '@iwaa/contracts/http/intake';
import { likenessKeysOf, searchKeysOf } from '../domain/search-keys.ts';
import type { PersonKeys } from './person-keys.ts';

/** The fields of a person's document by which the person is found, by a search and as likely the same as another. */
export function foundBy(
  identity: Identity,
  { blindIndex }: Pick<PersonKeys, 'blindIndex'>,
): { searchKeys: string[]; likenessKeys: string[] } {
  return {
    searchKeys: searchKeysOf(identity).map(blindIndex),
    likenessKeys: likenessKeysOf(identity).map(blindIndex),
  };
}
