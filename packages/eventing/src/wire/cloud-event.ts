import { definitionOf } from '@iwaa/contracts/catalogue';
import type { EventDefinition, Fact, FactActor } from '@iwaa/contracts/event';
import { type Role, roles } from '@iwaa/contracts/permissions';
import type { OutgoingFact } from '../kafka/fact-publisher.ts';
import { faultsOfData } from './data-faults.ts';
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
      ce_actorrole: fact.actor.role,
      ce_actor: fact.actor.subject,
      ...(fact.actor.workflow === undefined ? {} : { ce_workflow: fact.actor.workflow }),
      ce_partitionkey: key,
      'content-type': 'application/json',
      ...(fact.traceparent === undefined ? {} : { traceparent: fact.traceparent }),
    },
  };
}

/**
 * What reading a message came to: a fact; a reason why it can't be one (a code, and where a header or its data are at fault the
 * rules that they break, with no value of the message in it); or `ignored`, because its type isn't in the catalogue: a newer
 * sender may speak of things that this reader doesn't know.
 */
export type ReadResult =
  | { readonly ok: true; readonly fact: Fact }
  | { readonly ok: 'ignored' }
  | { readonly ok: false; readonly reason: string; readonly faults?: string };

class Unreadable extends Error {
  readonly reason: string;
  readonly faults: string | undefined;
  constructor(reason: string, faults?: string) {
    super(reason);
    this.reason = reason;
    this.faults = faults;
  }
}

function badHeader(name: string, rule: string): Unreadable {
  return new Unreadable(`bad-header:${name}`, rule);
}

const longestAttribute = 300;
/** An instant as RFC 3339 and ISO 8601 let it be written: seconds may be missing, letters small, the zone without a colon. */
const instant = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(?:(Z)|([+-]\d\d):?(\d\d))$/i;
const traceparentForm = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

function optional(message: RawMessage, name: string): string | undefined {
  if (Array.isArray(message.headers?.[name])) {
    throw new Unreadable(`repeated-header:${name}`);
  }
  const text = headerText(message, name)?.trim();
  if (text !== undefined && (text === '' || text.length > longestAttribute)) {
    throw badHeader(name, `must have 1 to ${longestAttribute} characters`);
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

/** The time in one form, as others than us may write it in several. */
function timeOf(message: RawMessage, otherwise: string | undefined): string {
  const written = instant.exec(required(message, 'ce_time', otherwise));
  const [, date, minutes, seconds = ':00', utc, hours, zoneMinutes] = written ?? [];
  const time = `${date}T${minutes}${seconds}${utc === undefined ? `${hours}:${zoneMinutes}` : 'Z'}`;
  if (Number.isNaN(Date.parse(time))) {
    throw badHeader('ce_time', 'must be an instant with its offset, such as 2024-12-12T20:15:00Z');
  }
  return time;
}

function sequenceOf(message: RawMessage, otherwise: string | undefined): number {
  const sequence = Number(/^\d{1,15}$/.exec(required(message, 'ce_sequence', otherwise))?.[0]);
  if (!Number.isSafeInteger(sequence) || sequence < 1) {
    throw badHeader('ce_sequence', 'must be a whole number from 1 on');
  }
  return sequence;
}

function actorOf(message: RawMessage, otherwise: FactActor | undefined): FactActor {
  const role = required(message, 'ce_actorrole', otherwise?.role);
  if (!isRole(role)) {
    throw badHeader('ce_actorrole', `must be one of ${roles.join(', ')}`);
  }
  const subject = required(message, 'ce_actor', otherwise?.subject);
  const workflow = optional(message, 'ce_workflow');
  return { role, subject, ...(workflow === undefined ? {} : { workflow }) };
}

function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

function dataOf(message: RawMessage, definition: EventDefinition): unknown {
  if (message.value === null) {
    throw new Unreadable('no-value');
  }
  const contentType = optional(message, 'content-type') ?? optional(message, 'ce_datacontenttype');
  if (contentType !== undefined && !/^application\/json\s*(?:;|$)/i.test(contentType)) {
    throw badHeader('content-type', 'must be application/json');
  }
  let json: unknown;
  try {
    json = JSON.parse(typeof message.value === 'string' ? message.value : utf8.decode(message.value));
  } catch {
    throw new Unreadable('not-json');
  }
  const parsed = definition.data.safeParse(json);
  if (!parsed.success) throw new Unreadable('schema-mismatch', faultsOfData(parsed.error, json));
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
    actor: actorOf(message, lenient ? { role: 'agency-staff', subject: source } : undefined),
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
      throw badHeader('ce_specversion', 'must be 1.0');
    }
    const definition = definitionOf(required(message, 'ce_type'));
    return definition === undefined ? { ok: 'ignored' } : { ok: true, fact: factOf(message, definition) };
  } catch (error) {
    if (!(error instanceof Unreadable)) return { ok: false, reason: 'unreadable' };
    const { reason, faults } = error;
    return { ok: false, reason, ...(faults === undefined ? {} : { faults }) };
  }
}

const responsesTopic = /\.agency\.([^.]+)\.responses\.v\d+$/;

/** The agency that writes a topic, somebody outside with a program of their own; undefined where a service writes it. */
export function agencyThatWrites(topic: string): string | undefined {
  return responsesTopic.exec(topic)?.[1];
}

/**
 * Whether a type may be found on a topic: an agency can write to its own responses topic, so what it says there is only
 * ever its answer, and never a fact of one of the services.
 */
export function mayBeOn(topic: string, type: string): boolean {
  const ofAgency = definitionOf(type)?.owner === 'agency';
  return (agencyThatWrites(topic) !== undefined) === ofAgency;
}
