import { setTimeout as wait } from 'node:timers/promises';
import type { Problem } from '@iwaa/contracts/problem';
import type { Random } from '@iwaa/winter/plan/random';
import type { Effect, Journal, Outcome, Request } from './journal.ts';

/** A service's public door, entered with one role's token, by somebody who writes down what they send and hear. */
export interface JournalledDoor {
  /** What is read; undefined where no answer comes. */
  get<Answer>(path: string): Promise<Answer | undefined>;
  /** Sends a command, and again with the same key while no answer comes, for as long as its sender has patience. */
  post(path: string, body: object, key: string, effect?: Effect): Promise<Outcome>;
  /** Sends once what was sent before. */
  repeat(request: Request): Promise<Outcome>;
}

export interface JournalledDoorOptions {
  readonly name: string;
  readonly url: string;
  readonly token: () => Promise<string>;
  readonly journal: Journal;
  readonly random: Random;
  readonly signal: AbortSignal;
}

const patienceMs = 5000;
const mostTries = 6;
/** Requests whose sender goes away right after sending, and senders who never ask again. */
const cutShare = 0.01;
const givesUpShare = 0.15;

/** Refusals that say of themselves that the same request may be sent again. */
const passingCodes = new Set(['conflict', 'too-many-requests']);

export function createJournalledDoor(options: JournalledDoorOptions): JournalledDoor {
  const { name, url, token, journal, random, signal } = options;

  async function ask(path: string, init: RequestInit, limitMs: number): Promise<Response> {
    return fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${await token()}`, ...init.headers },
      signal: AbortSignal.timeout(limitMs),
    });
  }

  async function send(request: Request, limitMs: number): Promise<Outcome> {
    journal.sent(request);
    const outcome = await outcomeOf(request, limitMs);
    journal.heard(request.key, outcome);
    return outcome;
  }

  async function outcomeOf({ path, body, key }: Request, limitMs: number): Promise<Outcome> {
    try {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      const answer = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) }, limitMs);
      const told = (await answer.json()) as Record<string, unknown>;
      if (answer.ok) return { kind: 'acknowledged', answer: told };
      const { code = 'none' } = told as Partial<Problem>;
      if (answer.status >= 500 || passingCodes.has(code)) return { kind: 'unknown' };
      return { kind: 'refused', status: answer.status, code };
    } catch {
      return { kind: 'unknown' };
    }
  }

  return {
    async get<Answer>(path: string) {
      try {
        const answer = await ask(path, {}, patienceMs);
        return answer.ok ? ((await answer.json()) as Answer) : undefined;
      } catch {
        return undefined;
      }
    },
    async post(path, body, key, effect) {
      const request: Request = { key, door: name, path, body, effect };
      const givesUp = random.chance(givesUpShare);
      for (let attempt = 1; ; attempt += 1) {
        const cut = attempt === 1 && random.chance(cutShare);
        const outcome = await send(request, cut ? random.between(2, 40) : patienceMs);
        if (outcome.kind !== 'unknown' || givesUp || attempt === mostTries || signal.aborted) return outcome;
        await wait(Math.min(200 * 2 ** attempt, 2500), undefined, { signal }).catch(() => undefined);
      }
    },
    repeat: (request) => send(request, patienceMs * 2),
  };
}
