import * as http from '@iwaa/contracts/http/shelter-capacity';
import { uuid } from '@iwaa/contracts/ids';
import type { Action } from '@iwaa/contracts/permissions';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { scopeFilter } from '@iwaa/service-kit/auth/can';
import type { Clock } from '@iwaa/service-kit/clock';
import { ProblemError, refusal } from '@iwaa/service-kit/http/problem-error';
import { allow, type RequestCommand, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import { type Bed, holdStateOf } from '../domain/bed.ts';
import type { BedCommand } from '../domain/bed-decisions.ts';
import type { Beds } from '../store/beds.ts';
import { refusals } from './refusals.ts';

const scopes = { campaign: 'state.campaignId', centre: 'state.centreId' };
const params = z.object({ holdId: uuid });

/** Ends holds before anybody has come. */
export function holdRoutes(beds: Beds, clock: Clock): Routes {
  /** Carries out a command on the bed of a hold, and says what became of the hold. */
  async function end(asked: { actor: Actor; command: RequestCommand }, action: Action, wish: HoldCommand) {
    const { holdId } = wish;
    const bed = await beds.ofHold(holdId, scopeFilter(asked.actor, action, scopes));
    if (!bed) throw new ProblemError('not-found');
    const { bedId } = bed;
    const done = await beds.execute(bedId, wish, {
      command: asked.command,
      result: (after) => ({ holdId, bedId, state: stateOf(after, holdId) }),
    });
    if (done.kind === 'refused') throw refusal(refusals, done.code);
    return done.result;
  }

  return (app) => {
    app.post(
      '/holds/:holdId/release',
      {
        ...allow('hold.release'),
        schema: {
          summary: 'Give up a hold, so that the bed goes to the next person',
          params,
          body: http.releaseHold,
          response: { 200: http.holdAnswer },
        },
      },
      (request) =>
        end(request, 'hold.release', {
          type: 'release-hold',
          holdId: request.params.holdId,
          reason: request.body.reason,
        }),
    );

    app.post(
      '/holds/:holdId/lapse',
      {
        ...allow('hold.lapse'),
        schema: {
          summary: 'End a hold that has run out; one that still runs is left as it is',
          params,
          response: { 200: http.holdAnswer },
        },
      },
      (request) =>
        end(request, 'hold.lapse', {
          type: 'expire-hold',
          holdId: request.params.holdId,
          at: clock().toISOString(),
        }),
    );
  };
}

type HoldCommand = Extract<BedCommand, { type: 'release-hold' | 'expire-hold' }>;

function stateOf(bed: Bed, holdId: string) {
  const state = bed.status === 'absent' ? undefined : holdStateOf(bed, holdId);
  if (!state) throw new Error('A command about a hold was taken by a bed that does not know the hold.');
  return state;
}
