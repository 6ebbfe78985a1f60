import { createRequire } from 'node:module';
import { eventually } from '@iwaa/testing/eventually';
import { afterEach, describe, expect, test } from '@jest/globals';
import { stopIdlePolling } from './stop-idle-polling.ts';

interface Queue {
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  inflight: ReadonlyMap<number, unknown>;
  maybeThrottle(ms: number): void;
  push(request: object): void;
  fulfillRequest(answer: object): void;
  destroy(): void;
}
type QueueClass = new (options: object) => Queue;
const RequestQueue: QueueClass = createRequire(import.meta.url)('kafkajs/src/network/requestQueue');

stopIdlePolling();
let queue: Queue;
afterEach(() => queue.destroy());

function newQueue(): Queue {
  const log = { debug: () => undefined, warn: () => undefined };
  return new RequestQueue({
    maxInFlightRequests: 5,
    requestTimeout: 1_000,
    clientId: 'test',
    broker: 'b',
    logger: log,
  });
}

/** Asks something; resolves when it is sent. */
function ask(correlationId: number): Promise<void> {
  return new Promise((resolve) => {
    const entry = { correlationId, apiKey: 1, apiName: 'Fetch', apiVersion: 11, resolve: () => undefined };
    queue.push({ entry, expectResponse: true, sendRequest: resolve });
  });
}

describe('a connection to Kafka', () => {
  test('sets no timer when its requests are answered', async () => {
    queue = newQueue();
    await ask(1);
    queue.fulfillRequest({ correlationId: 1, payload: {}, size: 0 });
    expect(queue.inflight.size).toBe(0);
    expect(queue.throttleCheckTimeoutId).toBeNull();
  });

  test('sends what had to wait because Kafka throttled it, and then sets no timer', async () => {
    queue = newQueue();
    queue.maybeThrottle(20);
    await ask(2);
    await eventually(() => expect(queue.throttleCheckTimeoutId).toBeNull());
  });
});
