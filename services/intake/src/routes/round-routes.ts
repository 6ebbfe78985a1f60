import * as http from '@iwaa/contracts/http/intake';
import { campaignId, uuid } from '@iwaa/contracts/ids';
import type { Action } from '@iwaa/contracts/permissions';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { can } from '@iwaa/service-kit/auth/can';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import { allow, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { Campaigns } from '../store/campaigns.ts';
import type { Persons } from '../store/persons.ts';
import type { StreetRounds } from '../store/street-rounds.ts';
import { refused } from './refusals.ts';

export function roundRoutes(campaigns: Campaigns, rounds: StreetRounds, persons: Persons): Routes {
  async function find(actor: Actor, action: Action, roundId: string) {
    const round = await rounds.find(roundId);
    if (!round || !can(actor, action, round.plan)) throw new ProblemError('not-found');
    return round;
  }

  return (app) => {
    app.post(
      '/campaigns/:campaignId/rounds',
      {
        ...allow('round.start'),
        schema: {
          summary: 'Start a street round of a team on a night',
          params: z.object({ campaignId }),
          body: http.startRound,
          response: { 201: http.round },
        },
      },
      async (request, reply) => {
        const { body, actor, command } = request;
        const { team, night, places } = body;
        const reached = can(actor, 'round.start', { campaignId: request.params.campaignId, team });
        const campaign = reached ? await campaigns.find(request.params.campaignId) : undefined;
        if (!campaign) throw new ProblemError('not-found');
        const start = { type: 'start-round', roundId: command.id, campaign, team, night, places } as const;
        const done = await rounds.execute(command.id, start, command);
        if (done.kind === 'refused') throw refused(done.code);
        const { plan } = done.state;
        if (!plan) throw new ProblemError('internal-error');
        return reply.code(201).send({ ...plan, ended: false, ...done.result });
      },
    );

    app.get(
      '/rounds/:roundId',
      {
        ...allow('round.read'),
        schema: {
          summary: 'A street round, and how many contacts were recorded on it',
          params: z.object({ roundId: uuid }),
          response: { 200: http.round },
        },
      },
      async ({ actor, params: { roundId } }) => {
        const [{ plan, ended }, contacts] = await Promise.all([
          find(actor, 'round.read', roundId),
          persons.countContacts(roundId),
        ]);
        return { ...plan, ended, contacts };
      },
    );

    app.post(
      '/rounds/:roundId/end',
      {
        ...allow('round.end'),
        schema: {
          summary: 'End a street round; contacts that a team without a network sends later are still taken',
          params: z.object({ roundId: uuid }),
          response: { 200: http.round },
        },
      },
      async ({ actor, command, params: { roundId } }) => {
        const { plan } = await find(actor, 'round.end', roundId);
        const contacts = await persons.countContacts(roundId);
        const done = await rounds.execute(roundId, { type: 'end-round', contacts }, command);
        if (done.kind === 'refused') throw refused(done.code);
        return { ...plan, ended: true, ...done.result };
      },
    );
  };
}
