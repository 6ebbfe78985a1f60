import * as http from '@iwaa/contracts/http/referral';
import { uuid } from '@iwaa/contracts/ids';
import type { Action } from '@iwaa/contracts/permissions';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { can, scopeFilter } from '@iwaa/service-kit/auth/can';
import type { Clock } from '@iwaa/service-kit/clock';
import { ProblemError, refusal } from '@iwaa/service-kit/http/problem-error';
import { allow, type RequestCommand, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { AskForNeed } from '../asking/ask-for-need.ts';
import { asAsked, type ReferralCommand } from '../domain/referral.ts';
import type { Referrals, StoredReferral } from '../store/referrals.ts';
import { askByHand } from './ask-by-hand.ts';
import { refusals } from './refusals.ts';

const scopes = { campaign: 'state.campaignId', agency: 'state.agencyId' };
const params = z.object({ referralId: uuid });
const response = { 200: http.referral };

/** Referrals: reading, asking, answering, taking back. */
export function referralRoutes(referrals: Referrals, askForNeed: AskForNeed, clock: Clock): Routes {
  /** The referral, where the actor may do this to it. */
  async function ofActor(actor: Actor, action: Action, referralId: string): Promise<StoredReferral> {
    const found = await referrals.one(referralId, scopeFilter(actor, action, scopes));
    if (!found) throw new ProblemError('not-found');
    return found;
  }

  /** Gives the referral as the command left it, which is the answer to each repetition too. */
  async function carryOut(found: StoredReferral, command: ReferralCommand, key: RequestCommand) {
    const { requestedAt, state } = found;
    const done = await referrals.execute(state.referralId, command, {
      from: found,
      command: key,
      result: (after) => ('agencyId' in after ? toReferral({ state: after, requestedAt }) : undefined),
    });
    if (done.kind === 'refused') throw refusal(refusals, done.code);
    if (!done.result) throw new ProblemError('not-found');
    return done.result;
  }

  return (app) => {
    app.get(
      '/referrals',
      {
        ...allow('referral.read'),
        schema: {
          summary: 'The referrals that are yours to see, newest first',
          querystring: http.referralsQuery,
          response: { 200: http.referrals },
        },
      },
      async (request) => {
        const scope = scopeFilter(request.actor, 'referral.read', scopes);
        return { referrals: (await referrals.list(scope, request.query)).map(toReferral) };
      },
    );

    app.get(
      '/referrals/:referralId',
      { ...allow('referral.read'), schema: { summary: 'One referral', params, response } },
      async (request) => toReferral(await ofActor(request.actor, 'referral.read', request.params.referralId)),
    );

    app.post(
      '/referrals',
      {
        ...allow('referral.request'),
        schema: {
          summary: 'Ask the next eligible agency for a need',
          body: http.requestReferral,
          response: { 201: http.referral },
        },
      },
      async (request, reply) => {
        const { campaignId, caseId } = request.body;
        if (!can(request.actor, 'referral.request', { campaignId })) throw new ProblemError('not-found');
        if (!caseId.startsWith(`${campaignId}-`))
          throw new ProblemError('invalid-request', 'The case is not one of this campaign.', [
            { field: 'body.caseId', message: 'must begin with the campaignId' },
          ]);
        const { referralId, asked } = await askByHand(
          { askForNeed, referrals },
          request.command,
          request.body,
          clock(),
        );
        const found = await ofActor(request.actor, 'referral.request', referralId);
        return reply.code(201).send(toReferral(asked ? { ...found, state: asAsked(found.state) } : found));
      },
    );

    app.post(
      '/referrals/:referralId/responses',
      {
        ...allow('referral.respond'),
        schema: { summary: "The agency's answer", params, body: http.respondToReferral, response },
      },
      async (request) => {
        const found = await ofActor(request.actor, 'referral.respond', request.params.referralId);
        const { agencyId } = found.state;
        return carryOut(found, { type: 'answer-referral', agencyId, answer: request.body }, request.command);
      },
    );

    app.post(
      '/referrals/:referralId/cancellation',
      {
        ...allow('referral.cancel'),
        schema: { summary: 'Take the referral back', params, body: http.cancelReferral, response },
      },
      async (request) => {
        const found = await ofActor(request.actor, 'referral.cancel', request.params.referralId);
        const { reason } = request.body;
        return carryOut(found, { type: 'cancel-referral', reason }, request.command);
      },
    );

    app.post(
      '/referrals/:referralId/reroute',
      {
        ...allow('referral.reroute'),
        schema: {
          summary: 'Ask the next agency, because this one has not answered in time',
          description:
            'A referral that still waits for its answer is cancelled (no-answer) and the next agency is asked; one that was answered meanwhile is left as it is, and comes back in its state.',
          params,
          body: http.rerouteReferral,
          response,
        },
      },
      async (request) => {
        const found = await ofActor(request.actor, 'referral.reroute', request.params.referralId);
        return carryOut(found, { type: 'reroute-referral' }, request.command);
      },
    );
  };
}

function toReferral({
  state,
  requestedAt,
}: Pick<StoredReferral, 'state' | 'requestedAt'>): z.output<typeof http.referral> {
  const { openFor: _, ...shown } = state;
  return { ...shown, requestedAt };
}
