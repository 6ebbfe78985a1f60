import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const current = new AsyncLocalStorage<string>();
const form = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Runs work under a W3C `traceparent`, the one that came along or a new one, so that what it causes can be followed. */
export function withTrace<Result>(traceparent: string | undefined, work: () => Result): Result {
  const valid = traceparent !== undefined && form.test(traceparent) ? traceparent : newTraceparent();
  return current.run(valid, work);
}

/** The `traceparent` of the work under way, if there is one. */
export function currentTrace(): string | undefined {
  return current.getStore();
}

function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}
