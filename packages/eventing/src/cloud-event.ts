import { definitionOf } from '@iwaa/contracts/catalogue';
import type { EventDefinition, Fact } from '@iwaa/contracts/event';
import type { OutgoingFact } from './fact-publisher.ts';
import { headerText, type RawMessage, type ReceivedMessage } from './message.ts';

/** A message in CloudEvents 1.0 binary mode: attributes in `ce_` headers, the data alone as JSON in the value. */
export interface KafkaMessageInput {
  key: string;
  value: string;
  headers: Record<string, string>;
}

/** Writes a fact as a CloudEvents 1.0 message in Kafka's binary mode. */
export function toMessage({ key, fact }: OutgoingFact): KafkaMessageInput {
  return {
    key,
    value: JSON.stringify(fact.data),
    headers: {
      ce_specversion: '1.0',
      ce_id: fact.id,
      ce_source: fact.source,
      ce_type: fact.type,
      ce_subject: fact.subject,
      ce_time: fact.time,
      ce_sequence: String(fact.sequence),
      ce_partitionkey: key,
      'content-type': 'application/json',
      ...(fact.traceparent === undefined ? {} : { traceparent: fact.traceparent }),
    },
  };
}

/**
 * What reading a message came to: a fact; a reason why it can't be one (a code, with no value of the message in it); or
 * `ignored`, because its type isn't in the catalogue: a newer sender may speak of things that this reader doesn't know.
 */
export type ReadResult =
  | { readonly ok: true; readonly fact: Fact }
  | { readonly ok: 'ignored' }
  | { readonly ok: false; readonly reason: string };

class Unreadable extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

const longestAttribute = 300;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
const traceparentForm = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

function optional(message: RawMessage, name: string): string | undefined {
  if (Array.isArray(message.headers?.[name])) {
    throw new Unreadable(`repeated-header:${name}`);
  }
  const text = headerText(message, name);
  if (text !== undefined && (text === '' || text.length > longestAttribute)) {
    throw new Unreadable(`bad-header:${name}`);
  }
  return text;
}

function required(message: RawMessage, name: string, otherwise?: string): string {
  const text = optional(message, name) ?? otherwise;
  if (text === undefined) {
    throw new Unreadable(`missing-header:${name}`);
  }
  return text;
}

function timeOf(message: RawMessage, otherwise: string | undefined): string {
  const time = required(message, 'ce_time', otherwise);
  if (!instant.test(time) || Number.isNaN(Date.parse(time))) {
    throw new Unreadable('bad-header:ce_time');
  }
  return time;
}

function sequenceOf(message: RawMessage, otherwise: string | undefined): number {
  const sequence = Number(/^\d{1,15}$/.exec(required(message, 'ce_sequence', otherwise))?.[0]);
  if (!Number.isSafeInteger(sequence) || sequence < 1) {
    throw new Unreadable('bad-header:ce_sequence');
  }
  return sequence;
}

function dataOf(message: RawMessage, definition: EventDefinition): unknown {
  if (message.value === null) {
    throw new Unreadable('no-value');
  }
  const contentType = optional(message, 'content-type') ?? optional(message, 'ce_datacontenttype');
  if (contentType !== undefined && !/^application\/json\s*(?:;|$)/i.test(contentType)) {
    throw new Unreadable('bad-header:content-type');
  }
  let json: unknown;
  try {
    json = JSON.parse(typeof message.value === 'string' ? message.value : utf8.decode(message.value));
  } catch {
    throw new Unreadable('not-json');
  }
  const parsed = definition.data.safeParse(json);
  if (!parsed.success) {
    // Zod's codes say what kind of mismatch it is; its messages and paths may hold what the sender wrote.
    const kinds = new Set(parsed.error.issues.map((issue) => issue.code));
    throw new Unreadable(`schema-mismatch:${[...kinds].sort().join('+')}`);
  }
  return parsed.data;
}

function factOf(message: RawMessage & Partial<ReceivedMessage>, definition: EventDefinition): Fact {
  // An agency may write with a client of its own, and CloudEvents asks for no more than id, source and type.
  const lenient = definition.owner === 'agency';
  const source = required(message, 'ce_source');
  const written = message.timestamp === undefined ? Number.NaN : Number(message.timestamp);
  const fact = {
    id: required(message, 'ce_id'),
    source,
    type: definition.type,
    subject: required(message, 'ce_subject', lenient ? source : undefined),
    time: timeOf(message, lenient && written > 0 ? new Date(written).toISOString() : undefined),
    sequence: sequenceOf(message, lenient ? '1' : undefined),
    data: dataOf(message, definition),
  };
  const traceparent = headerText(message, 'traceparent');
  return traceparent !== undefined && traceparentForm.test(traceparent) ? { ...fact, traceparent } : fact;
}

/**
 * Reads a CloudEvents message in binary mode. The data is checked with the catalogue's schema; fields that it doesn't
 * know are tolerated and left out. Never throws.
 */
export function readMessage(message: RawMessage & Partial<ReceivedMessage>): ReadResult {
  try {
    if (required(message, 'ce_specversion') !== '1.0') {
      throw new Unreadable('bad-header:ce_specversion');
    }
    const definition = definitionOf(required(message, 'ce_type'));
    return definition === undefined ? { ok: 'ignored' } : { ok: true, fact: factOf(message, definition) };
  } catch (error) {
    return { ok: false, reason: error instanceof Unreadable ? error.reason : 'unreadable' };
  }
}

const responsesTopic = /\.agency\.[^.]+\.responses\.v\d+$/;

/**
 * Whether a type may be found on a topic: an agency can write to its own responses topic, so what it says there is only
 * ever its answer, and never a fact of one of the services.
 */
export function mayBeOn(topic: string, type: string): boolean {
  const ofAgency = definitionOf(type)?.owner === 'agency';
  return responsesTopic.test(topic) === ofAgency;
}
