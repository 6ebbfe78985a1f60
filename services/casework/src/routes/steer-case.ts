import { ProblemError, refusal } from '@iwaa/service-kit/http/problem-error';
import { type WorkflowClient, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { CaseRecords } from '../store/case-records.ts';
import {
  type CaseClosing,
  type CaseSteered,
  closeCaseUpdate,
  type DeadlineExtension,
  extendDeadlineUpdate,
} from '../workflows/case-messages.ts';
import { refusals } from './refusals.ts';

/** How long the committee waits for a case's answer, in ms. */
const patienceMs = 10_000;

/** What the committee decides about a case, told to its workflow. Refusals are thrown as problems. */
export interface SteerCase {
  close(caseId: string, closing: CaseClosing, updateId: string): Promise<CaseSteered>;
  extend(caseId: string, extension: DeadlineExtension, updateId: string): Promise<CaseSteered>;
}

export function createSteerCase(client: WorkflowClient, records: CaseRecords): SteerCase {
  async function told(caseId: string, update: () => Promise<CaseSteered>): Promise<CaseSteered> {
    try {
      return await client.connection.withDeadline(Date.now() + patienceMs, update);
    } catch (error) {
      const code = refusalOf(error);
      if (code) throw refusal(refusals, code);
      // A case whose record says closed may be gone from Temporal.
      if ((await records.closingsOf([caseId])).has(caseId)) throw refusal(refusals, 'case-closed');
      const why =
        error instanceof WorkflowNotFoundError
          ? 'The case is not followed by a workflow yet; the same request may be sent again in a moment.'
          : 'The case did not answer in time; the same request may be sent again, it is carried out once.';
      throw new ProblemError('unavailable', why);
    }
  }

  return {
    close: (caseId, closing, updateId) =>
      told(caseId, () =>
        client.getHandle(caseId).executeUpdate(closeCaseUpdate, { args: [closing], updateId }),
      ),
    extend: (caseId, extension, updateId) =>
      told(caseId, () =>
        client.getHandle(caseId).executeUpdate(extendDeadlineUpdate, { args: [extension], updateId }),
      ),
  };
}

function refusalOf(error: unknown): keyof typeof refusals | undefined {
  if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) {
    return undefined;
  }
  const { type } = error.cause;
  return Object.keys(refusals).find((code): code is keyof typeof refusals => code === type);
}
