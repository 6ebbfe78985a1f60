import * as http from '@iwaa/contracts/http/mediation';
import { uuid } from '@iwaa/contracts/ids';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { scopeFilter } from '@iwaa/service-kit/auth/can';
import type { Clock } from '@iwaa/service-kit/clock';
import { ProblemError, refusal } from '@iwaa/service-kit/http/problem-error';
import { allow, type RequestCommand, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import { type CaseFacts, hasConsent, noCaseFacts } from '../domain/case-facts.ts';
import type { MediationFile, MediationFileCommand } from '../domain/mediation-file.ts';
import type { StartReintegration } from '../returning/start-reintegration.ts';
import type { Campaigns } from '../store/campaigns.ts';
import type { Cases } from '../store/cases.ts';
import type { MediationFiles } from '../store/mediation-files.ts';
import { reached } from './reached.ts';
import { fileRefusals } from './refusals.ts';
import { asItBegan, reintegrationAnswer } from './reintegration-answer.ts';

export interface MediationFileRoutesOptions {
  readonly files: MediationFiles;
  readonly cases: Cases;
  readonly campaigns: Campaigns;
  readonly startReintegration: StartReintegration;
  readonly clock: Clock;
}

const params = z.object({ fileId: uuid });
interface Asked {
  readonly params: z.output<typeof params>;
  readonly actor: Actor;
  readonly command: RequestCommand;
}

/** Mediation files: read, and worked on step by step. A file is opened by a need, never by a request. */
export function mediationFileRoutes(options: MediationFileRoutesOptions): Routes {
  const { files, cases, campaigns, startReintegration, clock } = options;
  const now = () => clock().toISOString();

  /** The file that a command is for. */
  async function fileFor({ params, actor }: Asked): Promise<MediationFile> {
    return reached(await files.lastKnown(params.fileId), actor, 'mediation-file.work');
  }

  /** Carries out a command; its result is the same at each repetition. */
  async function carryOut<Result>(
    { params: { fileId }, command: key }: Asked,
    command: MediationFileCommand,
    result?: (after: MediationFile) => Result,
  ) {
    const done = await files.execute(fileId, command, { command: key, ...(result ? { result } : {}) });
    if (done.kind === 'refused') throw refusal(fileRefusals, done.code);
    return done;
  }

  async function answer(file: MediationFile) {
    return toAnswer(file, await cases.factsOf(file.caseId), now());
  }

  /** A step that is answered with the file. */
  async function step(request: Asked, toCommand: (facts: CaseFacts, at: string) => MediationFileCommand) {
    const { caseId } = await fileFor(request);
    const [facts, at] = [await cases.factsOf(caseId), now()];
    const done = await carryOut(request, toCommand(facts, at), (after) => toAnswer(after, facts, at));
    return done.result;
  }

  return (app) => {
    app.get(
      '/mediation-files',
      {
        ...allow('mediation-file.read'),
        schema: {
          summary: 'The mediation files of your campaigns, newest night first.',
          querystring: http.mediationFilesQuery,
          response: { 200: http.mediationFiles },
        },
      },
      async (request) => {
        const { state, kind, caseId, limit } = request.query;
        const found = await files.model
          .find({
            ...scopeFilter(request.actor, 'mediation-file.read', { campaign: 'state.campaignId' }),
            ...(state ? { 'state.state': state } : {}),
            ...(kind ? { 'state.kind': kind } : {}),
            ...(caseId ? { 'state.caseId': caseId } : {}),
          })
          .sort({ 'state.night': -1, _id: 1 })
          .limit(limit)
          .lean();
        const facts = await cases.factsOfAll(found.map((file) => file.state.caseId));
        const at = now();
        return {
          files: found.map((file) => toAnswer(file.state, facts.get(file.state.caseId) ?? noCaseFacts, at)),
        };
      },
    );

    app.get(
      '/mediation-files/:fileId',
      {
        ...allow('mediation-file.read'),
        schema: { summary: 'A mediation file.', params, response: { 200: http.mediationFile } },
      },
      async ({ params: { fileId }, actor }) =>
        answer(reached(await files.find(fileId), actor, 'mediation-file.read')),
    );

    app.post(
      '/mediation-files/:fileId/sessions',
      {
        ...allow('mediation-file.work'),
        schema: {
          summary: 'A mediator worked on the file with the person.',
          params,
          body: http.holdSession,
          response: { 200: http.mediationFile },
        },
      },
      (request) => step(request, () => ({ type: 'hold-session' })),
    );

    app.post(
      '/mediation-files/:fileId/family-contacts',
      {
        ...allow('mediation-file.work'),
        schema: {
          summary: 'The family was sought, with the consent of the person.',
          params,
          body: http.recordFamilyContact,
          response: { 200: http.mediationFile },
        },
      },
      (request) =>
        step(request, (facts, at) => ({
          ...{ type: 'record-family-contact', ...request.body },
          consented: hasConsent(facts, at),
        })),
    );

    app.post(
      '/mediation-files/:fileId/return-decisions',
      {
        ...allow('mediation-file.work'),
        schema: {
          summary: 'The person and the family said whether they agree to a return.',
          params,
          body: http.recordReturnDecision,
          response: { 200: http.mediationFile },
        },
      },
      (request) => step(request, () => ({ type: 'record-return-decision', ...request.body })),
    );

    app.post(
      '/mediation-files/:fileId/closure',
      {
        ...allow('mediation-file.work'),
        schema: {
          summary: 'The file is closed with an outcome.',
          params,
          body: http.closeMediationFile,
          response: { 200: http.mediationFile },
        },
      },
      (request) => step(request, () => ({ type: 'close-file', ...request.body })),
    );

    app.post(
      '/mediation-files/:fileId/reintegration',
      {
        ...allow('mediation-file.work'),
        schema: {
          summary: 'The person went home; the file is closed and the follow-up visits are planned.',
          params,
          body: http.startReintegration,
          response: { 201: http.reintegration },
        },
      },
      async (request, reply) => {
        const { campaignId } = await fileFor(request);
        // Asked before the file is closed, so that no return is recorded whose visits can't be planned.
        if (!(await campaigns.followUpVisitsOf(campaignId))) throw new ProblemError('unavailable');
        const { state } = await carryOut(request, { type: 'start-reintegration' });
        reply.code(201);
        return reintegrationAnswer(asItBegan(await startReintegration(state, now(), 'absent')));
      },
    );
  };
}

function toAnswer(file: MediationFile, facts: CaseFacts, at: string): z.output<typeof http.mediationFile> {
  return http.mediationFile.parse({ ...file, consented: hasConsent(facts, at) });
}
