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
}

/** A header as text; undefined where it is absent or was given more than once, because then nobody knows which one counts. */
export function headerText(message: Pick<RawMessage, 'headers'>, name: string): string | undefined {
  const value = message.headers?.[name];
  return value === undefined || value === null || Array.isArray(value) ? undefined : value.toString();
}
