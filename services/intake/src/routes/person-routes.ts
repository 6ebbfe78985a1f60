import * as http from '@iwaa/contracts/http/intake';
import { uuid } from '@iwaa/contracts/ids';
import type { Action } from '@iwaa/contracts/permissions';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { can } from '@iwaa/service-kit/auth/can';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import { allow, type RequestCommand, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { Campaigns } from '../store/campaigns.ts';
import type { Persons } from '../store/persons.ts';
import { refused } from './refusals.ts';

const ofPerson = z.object({ personId: uuid });

/** Named after the person too: one key sent for two persons makes two things, whose needs are two as well. */
function idOf(personId: string, command: RequestCommand, what: string): string {
  return derivedId(JSON.stringify([personId, command.id]), what);
}

export function personRoutes(campaigns: Campaigns, persons: Persons): Routes {
  /** The campaign of a person whom the actor may reach. */
  async function reach(actor: Actor, action: Action, personId: string): Promise<string> {
    const campaignId = await persons.campaignOf(personId);
    if (campaignId === undefined || !can(actor, action, { campaignId })) throw new ProblemError('not-found');
    return campaignId;
  }

  return (app) => {
    app.get(
      '/persons/:personId',
      {
        ...allow('person.read'),
        schema: {
          summary: 'Who a person is, the case, the consents in force, and what was written down',
          params: ofPerson,
          response: { 200: http.person },
        },
      },
      async ({ actor, params: { personId } }) => {
        const campaignId = await reach(actor, 'person.read', personId);
        const read = await persons.read(personId, campaignId);
        if (read.kind === 'refused') throw refused(read.code);
        return read.result;
      },
    );

    app.post(
      '/persons/:personId/consents',
      {
        ...allow('consent.give'),
        schema: {
          summary: 'A person agrees that what is needed for a purpose may be shared',
          params: ofPerson,
          body: http.giveConsent,
          response: { 201: http.consentAnswer },
        },
      },
      async ({ actor, command, params: { personId }, body }, reply) => {
        await reach(actor, 'consent.give', personId);
        const consentId = idOf(personId, command, 'consent');
        const done = await persons.giveConsent(command, personId, { ...body, consentId });
        if (done.kind === 'refused') throw refused(done.code);
        return reply.code(201).send({ consentId, personId, ...done.result });
      },
    );

    app.post(
      '/persons/:personId/consents/:consentId/withdrawal',
      {
        ...allow('consent.withdraw'),
        schema: {
          summary: 'A person takes a consent back',
          params: ofPerson.extend({ consentId: uuid }),
          response: { 200: http.consentAnswer },
        },
      },
      async ({ actor, command, params: { personId, consentId } }) => {
        await reach(actor, 'consent.withdraw', personId);
        const done = await persons.withdrawConsent(command, personId, consentId);
        if (done.kind === 'refused') throw refused(done.code);
        return { consentId, personId, ...done.result };
      },
    );

    app.post(
      '/persons/:personId/listening-sessions',
      {
        ...allow('listening-session.record'),
        schema: {
          summary: 'Record that a person was listened to, and what came out',
          params: ofPerson,
          body: http.recordListeningSession,
          response: { 201: http.listeningSessionAnswer },
        },
      },
      async ({ actor, command, params: { personId }, body }, reply) => {
        const campaign = await campaigns.find(await reach(actor, 'listening-session.record', personId));
        if (!campaign) throw new ProblemError('not-found');
        const { night, needs, note } = body;
        const sessionId = idOf(personId, command, 'listening-session');
        const done = await persons.recordListeningSession(command, personId, {
          sessionId,
          campaign,
          night,
          needs,
          note,
        });
        if (done.kind === 'refused') throw refused(done.code);
        return reply.code(201).send({ sessionId, personId, ...done.result });
      },
    );
  };
}
