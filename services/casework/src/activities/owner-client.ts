import { readFile } from 'node:fs/promises';
import type { Route } from '@iwaa/contracts/route';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import { createServiceClient, type RequestOf } from '@iwaa/service-client/service-client';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { ApplicationFailure } from '@temporalio/common';
import type { z } from 'zod';
import type { Asking, OwnerAnswer } from './owner-answer.ts';

/** A command that is answered with the state of what it was about. */
type CommandOnState = Route<'command'> & { readonly answer: z.ZodType<{ state: string }> };

/** Asks one of Iwaa's services over HTTP for what it decides, on behalf of a workflow. */
export interface OwnerClient {
  /**
   * Sends a command, always under the same key for the same missed deadline. What the service refuses is an answer.
   * @throws a retryable failure when it can't be reached, is busy, or has a fault of its own.
   */
  ask<R extends CommandOnState>(
    route: R,
    request: Omit<RequestOf<R>, 'key'>,
    of: Asking,
  ): Promise<OwnerAnswer>;
}

/** A service that has given no answer after this long (ms) is asked again. */
const timeoutMs = 10_000;

export interface OwnerClientOptions {
  /** The service's name, for the words of a failure. */
  name: string;
  url: string;
  /** The file that holds the token; read at each call, so that a new token needs no restart. */
  tokenFile: string;
}

export function createOwnerClient({ name, url, tokenFile }: OwnerClientOptions): OwnerClient {
  const token = async () => (await readFile(tokenFile, 'utf8')).trim();
  const client = createServiceClient({ url, token, timeoutMs });
  return {
    async ask(route, request, { workflow, deadline, dueAt, traceparent }) {
      try {
        const answer = await client.call(route, {
          ...request,
          key: derivedId(`${workflow}/${deadline}/${dueAt}`, 'command'),
          headers: { 'iwaa-workflow': workflow, ...(traceparent ? { traceparent } : {}) },
        } as unknown as RequestOf<typeof route>);
        return { done: true, state: answer.state };
      } catch (error) {
        if (!(error instanceof RefusedRequest)) throw error;
        const { status, code } = error;
        if (isRefusal(status) && !notYet.has(code)) return { done: false, refusal: code };
        throw ApplicationFailure.retryable(
          `${name} answered ${status} (${code}); it is asked again.`,
          'service-unavailable',
        );
      }
    },
  };
}

/** The owner has not read yet what the request rests on, or its clock is a moment behind; time mends both. */
const notYet: ReadonlySet<string> = new Set(['campaign-unknown', 'need-unknown', 'consent-in-force']);

/** The answers that no repetition would change. A token that is refused (401, 403) is replaced by whoever keeps it. */
function isRefusal(status: number): boolean {
  return [400, 404, 405, 409, 410, 422].includes(status);
}
