import type { Unreadable } from '@iwaa/kafkajs-patches/fetch/unreadable';

/** A header's value as Kafka clients give it: bytes or text; several of them where the header was repeated. */
export type HeaderValue = Buffer | string | (Buffer | string)[] | undefined;

/** A Kafka message as it is sent, in its own bytes. */
export interface RawMessage {
  readonly key: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, HeaderValue>> | undefined;
}

/** A Kafka message as it was received. */
export interface ReceivedMessage extends RawMessage {
  readonly offset: string;
  /** When it was written, in milliseconds since 1970, as text. */
  readonly timestamp: string;
  /** How many bytes its record has in Kafka, unpacked; absent where it was not fetched. */
  readonly recordBytes?: number;
  /** Set where it stands for messages that can't be read; it has no key, value or headers then. */
  readonly unreadable?: Unreadable;
}

/** A header as text; undefined where it is absent or was given more than once, because then nobody knows which one counts. */
export function headerText(message: Pick<RawMessage, 'headers'>, name: string): string | undefined {
  const value = message.headers?.[name];
  return value === undefined || value === null || Array.isArray(value) ? undefined : value.toString();
}

function bytesOf(value: HeaderValue | null): number {
  if (value === undefined || value === null) return 0;
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + bytesOf(each), 0);
  return typeof value === 'string' ? Buffer.byteLength(value) : value.length;
}

/** How many bytes a message has, with its key and headers. */
export function sizeOf({ key, value, headers }: RawMessage): number {
  let bytes = bytesOf(key) + bytesOf(value);
  for (const [name, of] of Object.entries(headers ?? {})) bytes += bytesOf(name) + bytesOf(of);
  return bytes;
}
