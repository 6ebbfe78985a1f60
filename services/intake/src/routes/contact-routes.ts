import type { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { refused } from '@iwaa/service-kit/outcome';
import type { StreetRounds } from '../store/street-rounds.ts';
import type { RecordContact } from '../use-cases/record-contact.ts';
import { toAnswer } from './person-refusals.ts';

type ContactRoutes = Pick<Handlers<typeof intakeRoutes>, 'recordContact'>;

/** Contacts on a street round. */
export function contactRoutes(rounds: StreetRounds, recordContact: RecordContact): ContactRoutes {
  return {
    async recordContact({ scope, command, params: { roundId }, body }) {
      const plan = await rounds.findPlan(roundId, scope);
      if (!plan) return refused('not-found');
      const recorded = await recordContact(command, plan, body);
      return toAnswer(recorded, (contact) => contact);
    },
  };
}
