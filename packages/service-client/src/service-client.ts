import type { Problem } from '@iwaa/contracts/problem';
import type { Route } from '@iwaa/contracts/route';
import type { z } from 'zod';
import { addressOf } from './address-of.ts';
import { RefusedRequest } from './refused-request.ts';
import { type RetryPolicy, withRetries } from './retry-policy.ts';

type Fields<Name extends string, Value> =
  Record<never, never> extends Value ? { readonly [Key in Name]?: Value } : { readonly [Key in Name]: Value };

/** What a request of a route is made of; what may be empty may be left out. */
export type RequestOf<R extends Route> = Fields<'params', z.input<R['params']>> &
  Fields<'query', z.input<R['query']>> &
  (R['kind'] extends 'command'
    ? {
        /** The Idempotency-Key: the same again is the same command. */
        readonly key: string;
      }
    : unknown) &
  (R['kind'] extends 'query' ? unknown : BodyOf<R>) & {
    /** More headers, such as `traceparent`. */
    readonly headers?: Readonly<Record<string, string>>;
  };
type BodyOf<R extends Route> =
  undefined extends z.input<R['body']>
    ? { readonly body?: z.input<R['body']> }
    : { readonly body: z.input<R['body']> };

export interface ServiceClientOptions {
  /** The service's address, such as `http://127.0.0.1:4101`. */
  readonly url: string;
  /** The token of whoever asks; it is asked for at each request. */
  readonly token: () => string | Promise<string>;
  /** Each request is sent once where this is left out. */
  readonly retry?: RetryPolicy;
  /** A request without an answer after so long (ms) counts as lost; 15 s where left out. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Speaks to one service as one actor, by the contracts of its routes. */
export interface ServiceClient {
  /**
   * Sends a request and gives its answer, checked against the contract.
   * @throws RefusedRequest where the service refuses; a network's or a time-out's error where there is no answer; a ZodError where
   * the answer is not what the contract says.
   */
  call<R extends Route>(route: R, request: RequestOf<R>): Promise<z.output<R['answer']>>;
}

const defaultTimeoutMs = 15_000;

export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const { url, retry = { forMs: 0 }, timeoutMs = defaultTimeoutMs, signal } = options;

  async function send(route: Route, request: Request): Promise<unknown> {
    const { params = {}, query, body, key } = request;
    const path = addressOf(route.path, params, query);
    const timeout = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(`${url}${path}`, {
      method: route.method,
      headers: {
        authorization: `Bearer ${await options.token()}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...request.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    if (answer.ok) return await answer.json();
    const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
    throw new RefusedRequest(route.method, path, answer.status, problem);
  }

  return {
    async call<R extends Route>(route: R, request: RequestOf<R>) {
      const answer = await withRetries(() => send(route, request as Request), retry, signal);
      // Read here, since an answer that breaks the contract comes again however often it is asked for.
      return route.answer.parse(answer) as z.output<R['answer']>;
    },
  };
}

/** A request of any route. */
interface Request {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
