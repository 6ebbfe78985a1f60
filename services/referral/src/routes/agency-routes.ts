import * as http from '@iwaa/contracts/http/referral';
import { campaignId, slug } from '@iwaa/contracts/ids';
import { can, scopeFilter } from '@iwaa/service-kit/auth/can';
import { ProblemError, refusal } from '@iwaa/service-kit/http/problem-error';
import { allow, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { Agencies, StoredAgency } from '../store/agencies.ts';
import { refusals } from './refusals.ts';

const scopes = { campaign: 'state.campaignId', agency: 'state.agencyId' };

/** The agencies of a campaign, and what they can take. */
export function agencyRoutes(agencies: Agencies): Routes {
  return (app) => {
    app.post(
      '/campaigns/:campaignId/agencies',
      {
        ...allow('agency.register'),
        schema: {
          summary: 'Register an agency in a campaign',
          params: z.object({ campaignId }),
          body: http.registerAgency,
          response: { 201: http.agency },
        },
      },
      async (request, reply) => {
        const { campaignId } = request.params;
        if (!can(request.actor, 'agency.register', { campaignId })) throw new ProblemError('not-found');
        const { agencyId, services, rank, name } = request.body;
        const done = await agencies.register(
          { type: 'register-agency', agencyId, campaignId, services, rank },
          name,
          request.command,
        );
        if (done.kind === 'refused') throw refusal(refusals, done.code);
        const agency = await agencies.one({ agencyId, campaignId });
        if (!agency) throw new ProblemError('not-found');
        return reply.code(201).send(toAgency(agency));
      },
    );

    app.get(
      '/agencies',
      {
        ...allow('agency.read'),
        schema: { summary: 'The agencies that are yours to see', response: { 200: http.agencies } },
      },
      async (request) => {
        const found = await agencies.list(scopeFilter(request.actor, 'agency.read', scopes));
        return { agencies: found.map(toAgency) };
      },
    );

    app.post(
      '/agencies/:agencyId/capacity',
      {
        ...allow('agency.publish-capacity'),
        schema: {
          summary: 'Say what the agency can take, in every campaign that it takes part in',
          params: z.object({ agencyId: slug }),
          body: http.publishCapacity,
          response: { 200: http.agencies },
        },
      },
      async (request) => {
        const { agencyId } = request.params;
        const scope = scopeFilter(request.actor, 'agency.publish-capacity', scopes);
        const found = await agencies.list(scope, agencyId);
        if (found.length === 0) throw new ProblemError('not-found');
        for (const { state } of found) {
          const done = await agencies.publishCapacity(
            state,
            { type: 'publish-capacity', capacity: request.body.capacity },
            request.command,
          );
          if (done.kind === 'refused') throw refusal(refusals, done.code);
        }
        return { agencies: (await agencies.list(scope, agencyId)).map(toAgency) };
      },
    );
  };
}

function toAgency({ name, state }: StoredAgency): z.output<typeof http.agency> {
  return { ...state, services: [...state.services], name };
}
