import type { IHeaders } from 'kafkajs';
import type { PlacedMessage } from './read-to-end.ts';

/** A message as it lies in a topic, read without any of the platform's own code. */
export interface PublishedFact {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: number;
  /** When it was decided, in ms since 1970. */
  readonly time: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** Everything of the message as text: key, headers and value. */
  readonly text: string;
}

/** Reads a message as a fact; what it lacks is empty. */
export function publishedFact({ topic, partition, message }: PlacedMessage): PublishedFact {
  const headers = headerTexts(message.headers);
  const value = message.value?.toString('utf8') ?? '';
  const key = message.key?.toString('utf8') ?? '';
  return {
    topic,
    partition,
    offset: message.offset,
    key,
    id: headers.ce_id ?? '',
    type: headers.ce_type ?? '',
    subject: headers.ce_subject ?? '',
    sequence: Number(headers.ce_sequence),
    time: Date.parse(headers.ce_time ?? ''),
    data: parsed(value),
    text: `${key}\n${JSON.stringify(headers)}\n${value}`,
  };
}

/** The headers of a message as text. */
export function headerTexts(headers: IHeaders | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name, String(value ?? '')]),
  );
}

function parsed(value: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : {};
  } catch {
    return {};
  }
}
