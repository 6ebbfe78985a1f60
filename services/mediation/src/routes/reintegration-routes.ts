import * as http from '@iwaa/contracts/http/mediation';
import { uuid } from '@iwaa/contracts/ids';
import { scopeFilter } from '@iwaa/service-kit/auth/can';
import { refusal } from '@iwaa/service-kit/http/problem-error';
import { allow, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { Reintegrations } from '../store/reintegrations.ts';
import { reached } from './reached.ts';
import { reintegrationRefusals } from './refusals.ts';
import { reintegrationAnswer } from './reintegration-answer.ts';

const params = z.object({ reintegrationId: uuid });

/** Reintegrations, and the visits that follow each. */
export function reintegrationRoutes(reintegrations: Reintegrations): Routes {
  return (app) => {
    app.get(
      '/reintegrations',
      {
        ...allow('reintegration.read'),
        schema: {
          summary: 'The reintegrations of your campaigns; with `dueBy`, those with a visit due by then.',
          querystring: http.reintegrationsQuery,
          response: { 200: http.reintegrations },
        },
      },
      async (request) => {
        const { dueBy, caseId, limit } = request.query;
        const found = await reintegrations.model
          .find({
            ...scopeFilter(request.actor, 'reintegration.read', { campaign: 'state.campaignId' }),
            ...(dueBy ? withVisitDueBy(dueBy) : {}),
            ...(caseId ? { 'state.caseId': caseId } : {}),
          })
          .sort({ 'state.visits.0.dueAt': 1, _id: 1 })
          .limit(limit)
          .lean();
        return { reintegrations: found.map(({ state }) => reintegrationAnswer(state)) };
      },
    );

    app.get(
      '/reintegrations/:reintegrationId',
      {
        ...allow('reintegration.read'),
        schema: { summary: 'A reintegration.', params, response: { 200: http.reintegration } },
      },
      async ({ params: { reintegrationId }, actor }) =>
        reintegrationAnswer(reached(await reintegrations.find(reintegrationId), actor, 'reintegration.read')),
    );

    app.post(
      '/reintegrations/:reintegrationId/visits',
      {
        ...allow('reintegration.visit'),
        schema: {
          summary: 'The family was visited, and whether the return holds was seen.',
          params,
          body: http.recordVisit,
          response: { 200: http.reintegration },
        },
      },
      async ({ params: { reintegrationId }, actor, command, body }) => {
        reached(await reintegrations.lastKnown(reintegrationId), actor, 'reintegration.visit');
        const done = await reintegrations.execute(
          reintegrationId,
          { type: 'record-visit', ...body },
          { command, result: reintegrationAnswer },
        );
        if (done.kind === 'refused') throw refusal(reintegrationRefusals, done.code);
        return done.result;
      },
    );
  };
}

/** Times are kept in one form (UTC, with milliseconds), so that they compare as text. */
function withVisitDueBy(dueBy: string): Record<string, unknown> {
  return {
    'state.state': 'followed-up',
    'state.visits': { $elemMatch: { holds: null, dueAt: { $lte: new Date(dueBy).toISOString() } } },
  };
}
