import type { Problem } from '@iwaa/contracts/problem';
import type { Route } from '@iwaa/contracts/route';
import { addressOf } from '@iwaa/service-client/address-of';
import { learnTime } from '../session/right-now.ts';
import { askWho, who } from '../session/session.ts';
import type { AnswerOf, BrowserRequest, BrowserRoute } from './browser-route.ts';
import { RequestFailed } from './failure.ts';

/** A request without an answer after so long (ms) counts as lost. */
const timeoutMs = 15_000;

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly key?: string;
}

/**
 * Sends a request of a route and gives its answer.
 * @throws RequestFailed
 */
export async function call<R extends Route>(
  route: BrowserRoute<R>,
  request: BrowserRequest<R>,
): Promise<AnswerOf<R>> {
  const { params = {}, query = {}, body, key = crypto.randomUUID() } = request as Parts;
  const askedAt = Date.now();
  const answer = await fetch(addressOf(route.path, params, query), {
    ...(route.kind === 'query'
      ? {}
      : {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(route.kind === 'command' ? { 'idempotency-key': key } : {}),
          },
          body: JSON.stringify(body ?? {}),
        }),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => {
    throw new RequestFailed({ kind: 'no-network' });
  });
  learnTime(answer, askedAt);
  if (answer.ok) return (await answer.json()) as AnswerOf<R>;
  throw new RequestFailed(await failureIn(answer));
}

async function failureIn(answer: Response): Promise<RequestFailed['failure']> {
  if (answer.status === 401) {
    // A session that has ended may still send what was recorded: whose it is, and what for, the console says.
    if (!who.value?.sendsOnly) void askWho();
    return { kind: 'signed-out' };
  }
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  if (answer.status >= 500 || answer.status === 429 || problem.code === undefined)
    return { kind: 'unavailable' };
  return { kind: 'refused', code: problem.code, errors: problem.errors ?? [] };
}
