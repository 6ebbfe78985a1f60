import { causesOf } from '../failure/fault.ts';

const topicErrors = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'TOPIC_AUTHORIZATION_FAILED',
  'MESSAGE_TOO_LARGE',
]);

/** Whether an error is of one topic, which is missing or shut to us, so that others may take what is sent to them. */
export function isOfOneTopic(error: unknown): boolean {
  return causesOf(error).some(
    (cause) => 'type' in cause && typeof cause.type === 'string' && topicErrors.has(cause.type),
  );
}
