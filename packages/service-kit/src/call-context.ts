import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { FactActor } from '@iwaa/contracts/event';

interface CallContext {
  readonly traceparent?: string;
  readonly actor?: FactActor;
}

const current = new AsyncLocalStorage<CallContext>();
const form = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Runs work under a W3C `traceparent`, the one that came along or a new one, so that what it causes can be followed. */
export function withTrace<Result>(traceparent: string | undefined, work: () => Result): Result {
  const valid = traceparent !== undefined && form.test(traceparent) ? traceparent : newTraceparent();
  return current.run({ ...current.getStore(), traceparent: valid }, work);
}

/** Runs work on behalf of an actor, whom the facts that it gives rise to name. */
export function withActor<Result>(actor: FactActor, work: () => Result): Result {
  return current.run({ ...current.getStore(), actor }, work);
}

/** The `traceparent` of the work under way, if there is one. */
export function currentTrace(): string | undefined {
  return current.getStore()?.traceparent;
}

/** On whose behalf the work under way is done; undefined where a service does it by itself. */
export function currentActor(): FactActor | undefined {
  return current.getStore()?.actor;
}

function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}
