import type { duplicateRoutes as contract } from '@iwaa/contracts/routes/duplicates';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import type { Duplicates } from '../store/duplicates.ts';
import type { ListDuplicates } from '../use-cases/list-duplicates.ts';

/** People who are likely one: listed side by side, and told apart. */
export function duplicateRoutes(
  duplicates: Pick<Duplicates, 'tellApart'>,
  list: ListDuplicates,
): Handlers<typeof contract> {
  return {
    listDuplicates: ({ scope, query: { personId, ...page } }) => list({ personId }, scope, page),
    tellApart: ({ scope, command, params: { duplicateId } }) =>
      duplicates.tellApart(duplicateId, scope, command),
  };
}
