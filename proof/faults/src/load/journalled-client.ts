import { setTimeout as wait } from 'node:timers/promises';
import type { Route } from '@iwaa/contracts/route';
import type { Random } from '@iwaa/proof-kit/random';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import { createServiceClient, type RequestOf } from '@iwaa/service-client/service-client';
import type { z } from 'zod';
import type { Effect, Journal, Outcome, Request } from './journal.ts';

/** What is written down of any command. */
interface Command {
  readonly key: string;
  readonly params?: unknown;
  readonly body?: unknown;
}

/** A client of a service's API with one role's token, which writes down what it sends and hears. */
export interface JournalledClient {
  /** What is read; undefined where no answer comes. */
  read<R extends Route<'query'>>(route: R, request: RequestOf<R>): Promise<z.output<R['answer']> | undefined>;
  /** Sends a command, and again with the same key while no answer comes, until its sender gives up. */
  send<R extends Route<'command'>>(
    route: R,
    request: RequestOf<R> & Command,
    effect?: Effect,
  ): Promise<Outcome>;
  /** Sends once what was sent before under this key. */
  repeat(key: string): Promise<Outcome>;
}

export interface JournalledClientOptions {
  readonly name: string;
  readonly url: string;
  readonly token: () => Promise<string>;
  readonly journal: Journal;
  readonly random: Random;
  readonly signal: AbortSignal;
}

const answerLimitMs = 5000;
const mostTries = 6;
/** Requests whose sender goes away right after sending, and senders who never ask again. */
const cutShare = 0.01;
const givesUpShare = 0.15;

/** Refusals that say of themselves that the same request may be sent again. */
const passingCodes = new Set(['conflict', 'too-many-requests']);

/** Sends a command once; a request is lost after so many ms without an answer. */
type SendOnce = (limitMs: number) => Promise<Outcome>;

export function createJournalledClient(options: JournalledClientOptions): JournalledClient {
  const { name, url, token, journal, random, signal } = options;
  const sent = new Map<string, SendOnce>();
  const clientFor = (timeoutMs: number) => createServiceClient({ url, token, timeoutMs });

  function journalled(written: Request, call: (limitMs: number) => Promise<unknown>): SendOnce {
    return async (limitMs) => {
      journal.sent(written);
      const outcome = await call(limitMs).then(acknowledged, outcomeOfFailure);
      journal.heard(written.key, outcome);
      return outcome;
    };
  }

  return {
    read: (route, request) =>
      clientFor(answerLimitMs)
        .call(route, request)
        .catch(() => undefined),
    async send(route, request, effect) {
      const { key, body, params }: Command = request;
      const written: Request = { key, client: name, path: route.path, params, body, effect };
      const once = journalled(written, (limitMs) => clientFor(limitMs).call(route, request));
      sent.set(key, once);
      const givesUp = random.chance(givesUpShare);
      for (let attempt = 1; ; attempt += 1) {
        const cut = attempt === 1 && random.chance(cutShare);
        const outcome = await once(cut ? random.between(2, 40) : answerLimitMs);
        if (outcome.kind !== 'unknown' || givesUp || attempt === mostTries || signal.aborted) return outcome;
        await wait(Math.min(200 * 2 ** attempt, 2500), undefined, { signal }).catch(() => undefined);
      }
    },
    async repeat(key) {
      const once = sent.get(key);
      if (!once) throw new Error(`The client ${name} has sent nothing under the key ${key}`);
      return once(answerLimitMs * 2);
    },
  };
}

function acknowledged(answer: unknown): Outcome {
  return { kind: 'acknowledged', answer: { ...(answer as Record<string, unknown>) } };
}

function outcomeOfFailure(error: unknown): Outcome {
  if (!(error instanceof RefusedRequest)) return { kind: 'unknown' };
  const { status, code } = error;
  return status >= 500 || passingCodes.has(code) ? { kind: 'unknown' } : { kind: 'refused', status, code };
}
