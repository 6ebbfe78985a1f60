import * as http from '@iwaa/contracts/http/shelter-capacity';
import { campaignId, slug } from '@iwaa/contracts/ids';
import { can, scopeFilter } from '@iwaa/service-kit/auth/can';
import { ProblemError, refusal } from '@iwaa/service-kit/http/problem-error';
import { allow, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { AddBeds } from '../placing/add-beds.ts';
import type { Beds } from '../store/beds.ts';
import type { Centres, StoredCentre } from '../store/centres.ts';
import { toBed } from './bed-answer.ts';
import { refusals } from './refusals.ts';

const scopes = { campaign: 'state.campaignId', centre: 'state.centreId' };

/** The centres of a campaign, and their beds. */
export function centreRoutes(centres: Centres, beds: Beds, addBeds: AddBeds): Routes {
  async function toCentre({ name, state }: StoredCentre) {
    const counts = await beds.counts(state.centreId);
    const units = state.units.map((unit) => {
      const count = (status: string) =>
        counts.find((found) => found.unit === unit.kind && found.status === status)?.beds ?? 0;
      return { ...unit, free: count('free'), held: count('held'), occupied: count('occupied') };
    });
    return { centreId: state.centreId, campaignId: state.campaignId, name, units };
  }

  return (app) => {
    app.post(
      '/campaigns/:campaignId/centres',
      {
        ...allow('centre.open'),
        schema: {
          summary: 'Open a centre with its units and beds',
          params: z.object({ campaignId }),
          body: http.openCentre,
          response: { 201: http.centre },
        },
      },
      async (request, reply) => {
        const { campaignId } = request.params;
        if (!can(request.actor, 'centre.open', { campaignId })) throw new ProblemError('not-found');
        const { centreId, name, units } = request.body;
        const done = await centres.open(
          { type: 'open-centre', centreId, campaignId, units },
          name,
          request.command,
        );
        if (done.kind === 'refused') throw refusal(refusals, done.code);
        const centre = await centres.one(centreId, {});
        if (!centre) throw new ProblemError('not-found');
        await addBeds(centre.state);
        return reply.code(201).send(await toCentre(centre));
      },
    );

    app.get(
      '/centres/:centreId',
      {
        ...allow('centre.read'),
        schema: {
          summary: 'A centre, and how many of its beds are free',
          params: z.object({ centreId: slug }),
          response: { 200: http.centre },
        },
      },
      async (request) => {
        const scope = scopeFilter(request.actor, 'centre.read', scopes);
        const centre = await centres.one(request.params.centreId, scope);
        if (!centre) throw new ProblemError('not-found');
        return toCentre(centre);
      },
    );

    app.get(
      '/centres/:centreId/beds',
      {
        ...allow('bed.read'),
        schema: {
          summary: "A centre's beds: who holds them, who sleeps in them",
          params: z.object({ centreId: slug }),
          querystring: http.bedsQuery,
          response: { 200: http.beds },
        },
      },
      async (request) => {
        const { centreId } = request.params;
        const scope = scopeFilter(request.actor, 'bed.read', scopes);
        if (!(await centres.one(centreId, scope))) throw new ProblemError('not-found');
        const { state, limit } = request.query;
        return { beds: (await beds.ofCentre(centreId, scope, state, limit)).map(toBed) };
      },
    );
  };
}
