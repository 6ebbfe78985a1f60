import type { duplicateRoutes as contract } from '@iwaa/contracts/routes/duplicates';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import type { Duplicates } from '../store/duplicates.ts';
import type { ListDuplicates } from '../use-cases/list-duplicates.ts';
import type { MergePersons } from '../use-cases/merge-persons.ts';

/** People who are likely one: listed side by side, and told apart. */
export function duplicateRoutes(
  duplicates: Pick<Duplicates, 'tellApart'>,
  list: ListDuplicates,
  { merge }: Pick<MergePersons, 'merge'>,
): Handlers<typeof contract> {
  return {
    listDuplicates: ({ scope, query: { personId, ...page } }) => list({ personId }, scope, page),
    mergeDuplicate: ({ scope, command, params: { duplicateId } }) => merge(duplicateId, scope, command),
    tellApart: ({ scope, command, params: { duplicateId } }) =>
      duplicates.tellApart(duplicateId, scope, command),
  };
}
