import { causesOf, isTransient } from '../failure/fault.ts';

/** What kafkajs throws of bytes that it can't read; its other errors are about the broker or the group. */
const unreadable = new Set(['KafkaJSNotImplemented', 'KafkaJSInvalidLongError', 'KafkaJSInvalidVarIntError']);

/** Whether an error that ended a consumer says that Kafka is away, or busy, and not that something can't be read. */
export function isKafkaAway(error: unknown): boolean {
  const names = causesOf(error).map((cause) => ('name' in cause ? String(cause.name) : ''));
  return isTransient(error) || names.some((name) => name.startsWith('KafkaJS') && !unreadable.has(name));
}
