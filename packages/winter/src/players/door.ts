import { setTimeout as wait } from 'node:timers/promises';
import type { Problem } from '@iwaa/contracts/problem';

/** A service's refusal, with the code that its problem details give. */
export class DoorRefusal extends Error {
  override readonly name = 'DoorRefusal';
  readonly status: number;
  readonly code: string;
  constructor(method: string, path: string, status: number, problem: Partial<Problem>) {
    super(
      `${method} ${path} was refused with ${status} ${problem.code ?? ''}: ${problem.detail ?? problem.title ?? ''} ${JSON.stringify(problem.errors ?? [])}`,
    );
    this.status = status;
    this.code = problem.code ?? 'unknown';
  }
}

/** A service's public door, entered with one role's token. */
export interface Door {
  get<Answer>(path: string): Promise<Answer>;
  /** Sends a command; the same key again is the same command. */
  post<Answer>(path: string, body: object, key: string): Promise<Answer>;
}

export interface DoorOptions {
  readonly url: string;
  readonly token: () => Promise<string>;
  /** How long a service that does not answer, or can't just now, is asked again, in ms. */
  readonly patienceMs?: number;
  /** Codes that pass by themselves here, such as a campaign that the service has not heard of yet. */
  readonly passing?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Answers after which the same request may be sent again: nothing was done, or what was done is known by its key. */
const passingStatuses = new Set([429, 500, 502, 503, 504]);

/** Opens a door. A request that is lost is sent again with the same key, so it takes effect once. */
export function createDoor(options: DoorOptions): Door {
  const patienceMs = options.patienceMs ?? 120_000;

  async function ask<Answer>(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    key?: string,
  ): Promise<Answer> {
    const end = performance.now() + patienceMs;
    for (let attempt = 0; ; attempt += 1) {
      const answered = await once<Answer>(method, path, body, key).catch((error: unknown) => ({
        lost: error,
      }));
      if ('value' in answered) return answered.value;
      const refused = 'refusal' in answered ? answered.refusal : undefined;
      options.signal?.throwIfAborted();
      if ((refused && !passes(refused)) || performance.now() > end) throw refused ?? lostOf(answered);
      await wait(Math.min(50 * 2 ** attempt, 1000) * (0.5 + Math.random()), undefined, {
        signal: options.signal,
      });
    }
  }

  /** One request. An answer whose body does not come to its end is lost like one that does not come. */
  async function once<Answer>(
    method: string,
    path: string,
    body: object | undefined,
    key: string | undefined,
  ): Promise<{ readonly value: Answer } | { readonly refusal: DoorRefusal }> {
    const timeout = AbortSignal.timeout(15_000);
    const answer = await fetch(`${options.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await options.token()}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
    if (answer.ok) return { value: (await answer.json()) as Answer };
    return { refusal: await toRefusal(method, path, answer) };
  }

  function passes(refused: DoorRefusal): boolean {
    return (
      passingStatuses.has(refused.status) ||
      refused.code === 'conflict' ||
      (options.passing ?? []).includes(refused.code)
    );
  }

  return {
    get: (path) => ask('GET', path),
    post: (path, body, key) => ask('POST', path, body, key),
  };
}

function lostOf(answered: object): unknown {
  return 'lost' in answered ? answered.lost : new Error('The request was lost');
}

async function toRefusal(method: string, path: string, answer: Response): Promise<DoorRefusal> {
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  return new DoorRefusal(method, path, answer.status, problem);
}
