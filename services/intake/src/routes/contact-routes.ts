import * as http from '@iwaa/contracts/http/intake';
import { uuid } from '@iwaa/contracts/ids';
import { can } from '@iwaa/service-kit/auth/can';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import { allow, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { Persons } from '../store/persons.ts';
import type { StreetRounds } from '../store/street-rounds.ts';
import { refused } from './refusals.ts';

export function contactRoutes(rounds: StreetRounds, persons: Persons): Routes {
  return (app) => {
    app.post(
      '/rounds/:roundId/contacts',
      {
        ...allow('contact.record'),
        schema: {
          summary: 'Record a contact with somebody new or met before; it opens a case where none is open',
          params: z.object({ roundId: uuid }),
          body: http.recordContact,
          response: { 201: http.contactRecordedAnswer },
        },
      },
      async ({ actor, command, params, body }, reply) => {
        const round = await rounds.findPlan(params.roundId);
        if (!round || !can(actor, 'contact.record', round)) throw new ProblemError('not-found');
        const done = await persons.recordContact(command, round, body);
        if (done.kind === 'refused') throw refused(done.code);
        return reply.code(201).send(done.result);
      },
    );
  };
}
