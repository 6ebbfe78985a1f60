import { deadlines } from '@iwaa/contracts/events/intake';
import * as http from '@iwaa/contracts/http/intake';
import { campaignId } from '@iwaa/contracts/ids';
import { can } from '@iwaa/service-kit/auth/can';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import { allow, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { Campaigns } from '../store/campaigns.ts';
import { refused } from './refusals.ts';

export function campaignRoutes(campaigns: Campaigns): Routes {
  return (app) => {
    app.post(
      '/campaigns',
      {
        ...allow('campaign.declare'),
        schema: {
          summary: 'Declare a campaign: its nights, its language and its deadlines',
          body: http.declareCampaign,
          response: { 201: http.campaign },
        },
      },
      async (request, reply) => {
        const { body, actor } = request;
        if (!can(actor, 'campaign.declare', { campaignId: body.campaignId }))
          throw new ProblemError('not-found');
        const declaration = {
          ...body,
          deadlines: deadlines.parse({ ...http.defaultDeadlines, ...body.deadlines }),
        };
        const done = await campaigns.declare(declaration, request.command);
        if (done.kind === 'refused') throw refused(done.code);
        return reply.code(201).send(done.result ?? declaration);
      },
    );

    app.get(
      '/campaigns/:campaignId',
      {
        ...allow('campaign.read'),
        schema: {
          summary: 'What was declared of a campaign',
          params: z.object({ campaignId }),
          response: { 200: http.campaign },
        },
      },
      async ({ actor, params }) => {
        if (!can(actor, 'campaign.read', params)) throw new ProblemError('not-found');
        const declaration = await campaigns.find(params.campaignId);
        if (!declaration) throw new ProblemError('not-found');
        return declaration;
      },
    );
  };
}
