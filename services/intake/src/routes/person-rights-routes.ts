import type { PersonAccess } from '@iwaa/contracts/http/accesses';
import type { PersonalAction } from '@iwaa/contracts/permissions';
import type { personRightsRoutes as contract } from '@iwaa/contracts/routes/person-rights';
import type { ChainedAccess } from '@iwaa/service-kit/access-log/access-chain';
import type { AccessReader } from '@iwaa/service-kit/access-log/access-reader';
import type { Clock } from '@iwaa/service-kit/clock';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, refused } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import type { Erasures } from '../store/erasures.ts';
import type { PersonCollection } from '../store/person-collection.ts';
import type { ErasePerson } from '../use-cases/erase-person.ts';
import { toAnswer } from './person-refusals.ts';

/** A person's own rights: to know who saw what is held, and to have it erased. */
export function personRightsRoutes(parts: {
  persons: PersonCollection;
  accesses: AccessReader;
  erasures: Erasures;
  erasePerson: ErasePerson;
  clock: Clock;
}): Handlers<typeof contract> {
  const { persons, accesses, erasures, erasePerson, clock } = parts;
  const now = () => clock().toISOString();
  return {
    async listAccesses({ scope, params: { personId }, query }) {
      if (!(await persons.find(personId, scope))) return refused('not-found');
      return mapPage(await accesses.ofPerson(personId, query), toAccess);
    },

    listErasures: ({ scope, query }) => erasures.list(scope, query),

    async readErasure({ scope, params: { personId } }) {
      const erasure = await erasures.find(personId, scope);
      return erasure === undefined ? refused('not-found') : done({ personId, erasure });
    },

    async requestErasure({ scope, actor, command, params: { personId }, body: { reason } }) {
      const erasureId = derivedId(JSON.stringify([personId, command.id]), 'erasure');
      const request = { type: 'request-erasure', erasureId, reason, by: actor.subject, at: now() } as const;
      return toAnswer(await erasePerson(scope, command, personId, request), (erasure) => erasure);
    },

    async withdrawErasureRequest({ scope, command, params: { personId, erasureId } }) {
      const withdrawal = { type: 'withdraw-erasure-request', erasureId } as const;
      return toAnswer(await erasePerson(scope, command, personId, withdrawal), (erasure) => erasure);
    },

    async erasePerson({ scope, actor, command, params: { personId, erasureId } }) {
      const confirmed = { type: 'erase-person', erasureId, by: actor.subject, at: now() } as const;
      return toAnswer(await erasePerson(scope, command, personId, confirmed), (erasure) => erasure);
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
    action: action as PersonalAction,
    ...{ reached: resource, outcome },
  };
}
