import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import { type WorkflowClient, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Extension } from '../domain/more-time.ts';
import { type SteeringRefusal, steeringRefusals } from '../domain/steering-refusal.ts';
import type { CaseEntries } from '../store/case-entries.ts';
import type { CaseRecords } from '../store/case-records.ts';
import type { SteeringCommands } from '../store/steering-commands.ts';
import {
  type CaseSteered,
  type CloseCaseRequest,
  closeCaseUpdate,
  extendDeadlineUpdate,
} from '../workflows/case-messages.ts';

/** How long the committee waits for a case's answer, in ms. */
const timeoutMs = 10_000;

type Steered = Outcome<CaseSteered, SteeringRefusal | 'not-found' | 'unavailable' | 'idempotency-key-reused'>;

/** What the committee decides about a case within its scope, sent to the case's workflow. */
export interface SteerCase {
  close(
    scope: ActorScope,
    caseId: string,
    closing: CloseCaseRequest,
    command: RequestCommand,
  ): Promise<Steered>;
  extend(scope: ActorScope, caseId: string, extension: Extension, command: RequestCommand): Promise<Steered>;
}

export function createSteerCase(parts: {
  readonly client: WorkflowClient;
  readonly entries: CaseEntries;
  readonly records: CaseRecords;
  readonly commands: SteeringCommands;
}): SteerCase {
  const { client, entries, records, commands } = parts;

  async function steer(
    scope: ActorScope,
    caseId: string,
    command: RequestCommand,
    update: () => Promise<CaseSteered>,
  ): Promise<Steered> {
    if (!(await entries.viewOf(caseId, scope))) return refused('not-found');
    return commands.once(command.id, command.fingerprint, () => updated(caseId, update));
  }

  async function updated(caseId: string, update: () => Promise<CaseSteered>): Promise<Steered> {
    try {
      return done(await client.connection.withDeadline(Date.now() + timeoutMs, update));
    } catch (error) {
      const code = refusalOf(error);
      if (code) return refused(code);
      // A case whose record says closed may be gone from Temporal.
      if ((await records.closingsOf([caseId])).has(caseId)) return refused('case-closed');
      const detail =
        error instanceof WorkflowNotFoundError
          ? 'The case is not followed by a workflow yet; the same request may be sent again in a moment.'
          : 'The case did not answer in time; the same request may be sent again, it is carried out once.';
      return refused('unavailable', { detail });
    }
  }

  return {
    close: (scope, caseId, closing, command) =>
      steer(scope, caseId, command, () =>
        client.getHandle(caseId).executeUpdate(closeCaseUpdate, { args: [closing], updateId: command.id }),
      ),
    extend: (scope, caseId, { deadline, until }, command) =>
      steer(scope, caseId, command, () =>
        client.getHandle(caseId).executeUpdate(extendDeadlineUpdate, {
          args: [{ [deadline]: until }],
          updateId: command.id,
        }),
      ),
  };
}

function refusalOf(error: unknown): SteeringRefusal | undefined {
  if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) {
    return undefined;
  }
  const { type } = error.cause;
  return steeringRefusals.find((code) => code === type);
}
