import {
  caseSteered,
  cases,
  casesQuery,
  caseView,
  closeCase,
  extendDeadline,
} from '@iwaa/contracts/http/casework';
import { caseId } from '@iwaa/contracts/ids';
import type { Action } from '@iwaa/contracts/permissions';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { can, scopeFilter } from '@iwaa/service-kit/auth/can';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import { allow, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { CaseEntries } from '../store/case-entries.ts';
import type { SteeringCommands } from '../store/steering-commands.ts';
import type { SteerCase } from './steer-case.ts';

const params = z.object({ caseId });

/** Cases: where they stand, and what the committee decides about them. */
export function caseRoutes(entries: CaseEntries, steer: SteerCase, commands: SteeringCommands): Routes {
  /** What is not the actor's is not found. */
  async function within(actor: Actor, action: Action, id: string) {
    const view = (await entries.read([id])).get(id)?.view;
    if (!view || !can(actor, action, { campaignId: view.campaignId })) throw new ProblemError('not-found');
    return view;
  }

  return (app) => {
    app.get(
      '/cases',
      {
        ...allow('case.read'),
        schema: { summary: 'Cases, by their ids', querystring: casesQuery, response: { 200: cases } },
      },
      async ({ actor, query }) => {
        const filter = {
          ...scopeFilter(actor, 'case.read', { campaign: 'view.campaignId' }),
          ...(query.status ? { 'view.status': query.status } : {}),
          ...(query.attention ? { 'view.attention': query.attention } : {}),
          ...(query.milestone ? { 'view.milestone': query.milestone } : {}),
        };
        const found = await entries.find(filter, query.after, query.limit + 1);
        const page = found.slice(0, query.limit);
        return { cases: page, next: found.length > page.length ? (page.at(-1)?.caseId ?? null) : null };
      },
    );

    app.get(
      '/cases/:caseId',
      {
        ...allow('case.read'),
        schema: { summary: 'Where a case stands', params, response: { 200: caseView } },
      },
      async (request) => within(request.actor, 'case.read', request.params.caseId),
    );

    app.post(
      '/cases/:caseId/closure',
      {
        ...allow('case.close'),
        schema: {
          summary: 'Close a case with an outcome',
          params,
          body: closeCase,
          response: { 200: caseSteered },
        },
      },
      async ({ actor, command, params: { caseId: id }, body }) => {
        await within(actor, 'case.close', id);
        return commands.once(command.id, command.fingerprint, () => steer.close(id, body, command.id));
      },
    );

    app.post(
      '/cases/:caseId/deadline-extensions',
      {
        ...allow('case.extend-deadline'),
        schema: {
          summary: 'Give a case more time for a kind of deadline, also after it was missed',
          params,
          body: extendDeadline,
          response: { 200: caseSteered },
        },
      },
      async ({ actor, command, params: { caseId: id }, body }) => {
        await within(actor, 'case.extend-deadline', id);
        return commands.once(command.id, command.fingerprint, () => steer.extend(id, body, command.id));
      },
    );
  };
}
