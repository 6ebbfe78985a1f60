import type { PersonAccess } from '@iwaa/contracts/http/accesses';
import type { personalActions } from '@iwaa/contracts/permissions';
import type { personRightsRoutes as contract } from '@iwaa/contracts/routes/person-rights';
import type { ChainedAccess } from '@iwaa/service-kit/access-log/access-chain';
import type { AccessReader } from '@iwaa/service-kit/access-log/access-reader';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { refused } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import type { PersonCollection } from '../store/person-collection.ts';

/** A person's own rights: to know who saw what is held. */
export function personRightsRoutes(
  persons: PersonCollection,
  accesses: AccessReader,
): Handlers<typeof contract> {
  return {
    async listAccesses({ scope, params: { personId }, query }) {
      if (!(await persons.find(personId, scope))) return refused('not-found');
      return mapPage(await accesses.ofPerson(personId, query), toAccess);
    },
  };
}

function toAccess({
  _id: sequence,
  at,
  role,
  subject,
  action,
  resource,
  outcome,
}: ChainedAccess): PersonAccess {
  return {
    ...{ sequence, at: at.toISOString(), by: { role, subject } },
    // A service records what its personal routes are asked, and a test of contracts holds their actions to this list.
    action: action as (typeof personalActions)[number],
    ...{ reached: resource, outcome },
  };
}
