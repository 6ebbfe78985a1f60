import type { Erasure } from '@iwaa/contracts/http/erasures';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { done, refused } from '@iwaa/service-kit/outcome';
import type { ErasureCommand } from '../domain/erasure-decisions.ts';
import type { Erasures } from '../store/erasures.ts';
import type { PersonOutcome } from '../store/personal-data.ts';
import type { Persons } from '../store/persons.ts';

/**
 * Requests, withdraws or carries out a person's erasure. The fact that a person was erased comes first and the key's end follows, since a
 * key can't be had back: where the process ends in between, the same command or its next start destroys the key.
 */
export type ErasePerson = (
  scope: ActorScope,
  request: RequestCommand,
  personId: string,
  command: ErasureCommand,
) => Promise<PersonOutcome<Erasure>>;

export function createErasePerson(persons: Persons, erasures: Erasures): ErasePerson {
  return async (scope, request, personId, command) => {
    const decided = await persons.carryOut(scope, request, personId, command);
    if (decided.kind === 'refused') return decided;
    if (command.type === 'erase-person') await erasures.carryOut(personId);
    const erasure = await erasures.find(personId, scope);
    return erasure ? done(erasure) : refused('person-unknown');
  };
}
