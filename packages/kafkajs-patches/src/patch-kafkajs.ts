import { patchFetch } from './fetch/patch-fetch.ts';
import { stopIdlePolling } from './stop-idle-polling.ts';

let patched = false;

/** Mends kafkajs in this process, for every client of it. Call it before the first is made; again changes nothing. */
export function patchKafkajs(): void {
  if (patched) return;
  patched = true;
  stopIdlePolling();
  patchFetch();
}
