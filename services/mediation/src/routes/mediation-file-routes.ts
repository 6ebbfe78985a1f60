import { mediationFile } from '@iwaa/contracts/http/mediation';
import type { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Clock } from '@iwaa/service-kit/clock';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { done, refused } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import type { z } from 'zod';
import { hasConsent, type KnownCase, unknownCase } from '../domain/known-case.ts';
import type { MediationFile } from '../domain/mediation-file.ts';
import type { MediationFileCommand } from '../domain/mediation-file-decisions.ts';
import type { Cases } from '../store/cases.ts';
import { listFiles, type MediationFiles } from '../store/mediation-files.ts';
import type { ReturnToFamily } from '../use-cases/return-to-family.ts';
import { asItBegan, reintegrationAnswer } from './reintegration-answer.ts';

type MediationFileRoutes = Omit<
  Handlers<typeof mediationRoutes>,
  'listReintegrations' | 'readReintegration' | 'recordVisit'
>;

/** Mediation files: read, and worked on step by step. A file is opened by a need, never by a request. */
export function mediationFileRoutes(options: {
  readonly files: MediationFiles;
  readonly cases: Cases;
  readonly returnToFamily: ReturnToFamily;
  readonly clock: Clock;
}): MediationFileRoutes {
  const { files, cases, returnToFamily, clock } = options;
  const now = () => clock().toISOString();

  /** A step on a file, answered with the file; the answer is the same at each repetition. */
  async function step(
    { scope, command, params: { fileId } }: StepCall,
    toCommand: (consented: boolean) => MediationFileCommand,
  ) {
    const file = await files.lastKnown(fileId, scope);
    if (!file) return refused('not-found');
    const [known, at] = [await cases.find(file.state.caseId), now()];
    return files.execute(fileId, toCommand(hasConsent(known, at)), {
      command,
      result: (after) => toAnswer(after, known, at),
    });
  }

  return {
    async listMediationFiles({ scope, query }) {
      const page = await listFiles(files, scope, query);
      if (page.kind === 'refused') return page;
      const known = await cases.findAll(page.result.items.map(({ state }) => state.caseId));
      const at = now();
      return mapPage(page, ({ state }) => toAnswer(state, known.get(state.caseId) ?? unknownCase, at));
    },

    async readMediationFile({ scope, params: { fileId } }) {
      const file = await files.find(fileId, scope);
      if (!file) return refused('not-found');
      return done(toAnswer(file.state, await cases.find(file.state.caseId), now()));
    },

    holdSession: (call) => step(call, () => ({ type: 'hold-session' })),

    recordFamilyContact: (call) =>
      step(call, (consented) => ({ type: 'record-family-contact', ...call.body, consented })),

    recordReturnDecision: (call) =>
      step(call, (consented) => ({ type: 'record-return-decision', ...call.body, consented })),

    closeMediationFile: (call) => step(call, () => ({ type: 'close-file', ...call.body })),

    async startReintegration({ scope, command, params: { fileId } }) {
      const started = await returnToFamily(scope, fileId, command);
      return started.kind === 'refused' ? started : done(reintegrationAnswer(asItBegan(started.result)));
    },
  };
}

interface StepCall {
  readonly scope: ActorScope;
  readonly command: RequestCommand;
  readonly params: { readonly fileId: string };
}

function toAnswer(file: MediationFile, known: KnownCase, at: string): z.output<typeof mediationFile> {
  return mediationFile.parse({ ...file, consented: hasConsent(known, at) });
}
