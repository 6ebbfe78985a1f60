import { readFile } from 'node:fs/promises';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { ApplicationFailure } from '@temporalio/common';
import type { OwnerAnswer, OwnerRequest } from './owner-answer.ts';

/** Speaks to one of Iwaa's services over HTTP, as a service. */
export interface ServiceClient {
  /**
   * Sends a command, always under the same key for the same missed deadline. What the service refuses is an answer.
   * @throws a retryable failure when it can't be reached, is busy, or has trouble of its own.
   */
  post(path: string, body: object, request: OwnerRequest): Promise<OwnerAnswer>;
}

/** A service that has given no answer after this long (ms) is asked again. */
const patienceMs = 10_000;

export interface ServiceClientOptions {
  /** The service's name, for the words of a failure. */
  name: string;
  baseUrl: string;
  /** The file that holds the token; read at each call, so that a new token needs no restart. */
  tokenFile: string;
}

export function createServiceClient({ name, baseUrl, tokenFile }: ServiceClientOptions): ServiceClient {
  return {
    async post(path, body, { caseId, deadline, dueAt, traceparent }) {
      const token = (await readFile(tokenFile, 'utf8')).trim();
      const response = await fetch(new URL(path, baseUrl), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'idempotency-key': derivedId(`${caseId}/${deadline}/${dueAt}`, 'command'),
          ...(traceparent ? { traceparent } : {}),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      });
      const answer: unknown = await response.json().catch(() => null);
      if (response.ok) return { done: true, state: textOf(answer, 'state') ?? 'done' };
      const code = textOf(answer, 'code') ?? `status-${response.status}`;
      if (isRefusal(response.status)) return { done: false, refusal: code };
      throw ApplicationFailure.retryable(
        `${name} answered ${response.status} (${code}); it is asked again.`,
        'service-unavailable',
      );
    },
  };
}

/** The answers that no repetition would change. A token that is refused (401, 403) is replaced by whoever keeps it. */
function isRefusal(status: number): boolean {
  return [400, 404, 405, 409, 410, 422].includes(status);
}

function textOf(answer: unknown, field: string): string | undefined {
  if (typeof answer !== 'object' || answer === null || !(field in answer)) return undefined;
  const value: unknown = Reflect.get(answer, field);
  return typeof value === 'string' ? value : undefined;
}
