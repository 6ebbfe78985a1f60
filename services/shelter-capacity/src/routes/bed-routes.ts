import * as http from '@iwaa/contracts/http/shelter-capacity';
import { bedId } from '@iwaa/contracts/ids';
import type { Action } from '@iwaa/contracts/permissions';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { can } from '@iwaa/service-kit/auth/can';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { ProblemError, refusal } from '@iwaa/service-kit/http/problem-error';
import { allow, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { Bed } from '../domain/bed.ts';
import type { Beds } from '../store/beds.ts';
import { refusals } from './refusals.ts';

const params = z.object({ bedId });

/** Who comes and who leaves. */
export function bedRoutes(beds: Beds): Routes {
  async function needReached(actor: Actor, action: Action, bedId: string): Promise<void> {
    const bed = (await beds.lastKnown(bedId))?.state;
    if (!bed || bed.status === 'absent' || !can(actor, action, bed)) throw new ProblemError('not-found');
  }

  return (app) => {
    app.post(
      '/beds/:bedId/check-in',
      {
        ...allow('bed.check-in'),
        schema: {
          summary: 'Take in the person for whom the bed is held',
          description:
            'Somebody who comes after the hold has run out still gets the bed, as long as nobody else has taken it.',
          params,
          body: http.checkIn,
          response: { 200: http.checkInAnswer },
        },
      },
      async (request) => {
        const { bedId } = request.params;
        const { holdId, caseId, night } = request.body;
        await needReached(request.actor, 'bed.check-in', bedId);
        const done = await beds.execute(
          bedId,
          { type: 'check-in', holdId, caseId, stayId: stayIdOf(bedId, request.command.id), night },
          { command: request.command, result: (bed) => ({ bedId, stayId: stayOf(bed), caseId }) },
        );
        if (done.kind === 'refused') throw refusal(refusals, done.code);
        return done.result;
      },
    );

    app.post(
      '/beds/:bedId/check-out',
      {
        ...allow('bed.check-out'),
        schema: {
          summary: 'End a stay and free the bed',
          params,
          body: http.checkOut,
          response: { 200: http.checkOutAnswer },
        },
      },
      async (request) => {
        const { bedId } = request.params;
        const { stayId, night, reason } = request.body;
        await needReached(request.actor, 'bed.check-out', bedId);
        const done = await beds.execute(
          bedId,
          { type: 'check-out', stayId, night, reason },
          { command: request.command },
        );
        if (done.kind === 'refused') throw refusal(refusals, done.code);
        return { bedId, stayId };
      },
    );
  };
}

/** Named after the bed too: one key sent for two beds makes two stays. */
function stayIdOf(bedId: string, commandId: string): string {
  return derivedId(JSON.stringify([bedId, commandId]), 'stay');
}

/** The stay that a check-in has come to, by this command or by an earlier one for the same hold. */
function stayOf(bed: Bed): string {
  if (bed.status !== 'occupied') throw new Error('A check-in that was taken left no stay.');
  return bed.stay.stayId;
}
