import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
  prototype: RequestQueue;
};
const schedule = prototype.scheduleCheckPendingRequests;

/**
 * kafkajs 2.2.4 looks a thousand times a second, on every connection, for requests that wait to be sent, and there are none:
 * with nothing pending its timer lies in the past, of which Node 24 warns too (kafkajs issues 1556, 1704 and 1751, not
 * merged). Here it looks only while something is pending; whatever is sent or answered makes it look anyway. Called once.
 */
export function stopIdlePolling(): void {
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}
