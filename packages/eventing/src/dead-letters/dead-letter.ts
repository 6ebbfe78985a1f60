import { createHash } from 'node:crypto';
import { type HeaderValue, headerText, type RawMessage, type ReceivedMessage } from '../wire/message.ts';

const prefix = 'iwaa_dead_letter_';
const replayFor = 'iwaa_replay_for';
/** Where the message lay that is replayed, however often it was. */
const replayOf = 'iwaa_replay_of';

/** Where a dead letter comes from and why it was put aside; nothing of what it says is in it. */
export interface Origin {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** The last offset, where the letter stands for several messages that could not be read. */
  readonly lastOffset?: string | undefined;
  readonly group: string;
  /** Why, such as `not-json`, `refused` or `failed-repeatedly`. */
  readonly reason: string;
  /**
   * The code of a refusal, the fields that break their rules, or the name and code of the error that came again and again; `-` where
   * there is none.
   */
  readonly code: string;
  readonly attempts: number;
  /** When it was put aside, ISO-8601. */
  readonly time: string;
}

function ownHeaders(message: RawMessage): Record<string, HeaderValue> {
  return Object.fromEntries(
    Object.entries(message.headers ?? {}).filter(([name]) => !name.startsWith(prefix) && name !== replayFor),
  );
}

function originHeaders(origin: Origin): Record<string, string> {
  const known = Object.entries(origin).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.map(([name, value]) => [prefix + name, String(value)]));
}

/** The message with its key, value and headers unchanged, and beside them where it comes from and why. */
export function toDeadLetter(message: RawMessage, origin: Origin): RawMessage {
  return {
    key: message.key,
    value: message.value,
    headers: { ...ownHeaders(message), ...originHeaders(origin) },
  };
}

/** What is kept of a message that is too large to be kept whole, or that could not be read; the rest lies at its origin. */
export interface Excerpt {
  /** How many bytes the value has, or the packed batch in which the message lies. */
  readonly bytes: number;
  /** The hash of these bytes, in hexadecimal digits. */
  readonly sha256: string;
}

const excerptBytes = 4_096;
const longestExcerptKey = 300;
const longestExcerptHeader = 300;

/** The beginning of the message, its hash and its CloudEvents headers, and beside them where it comes from and why. */
export function toExcerptLetter(
  message: RawMessage & Pick<ReceivedMessage, 'unreadable'>,
  origin: Origin,
): RawMessage {
  const whole = message.unreadable?.bytes ?? Buffer.from(message.value ?? '');
  const ofEvent = Object.keys(message.headers ?? {}).flatMap((name) => {
    const text = eventHeader.test(name) ? headerText(message, name) : undefined;
    return text !== undefined && text.length <= longestExcerptHeader ? [[name, text]] : [];
  });
  return {
    key: Buffer.byteLength(message.key ?? '') <= longestExcerptKey ? message.key : null,
    value: whole.subarray(0, excerptBytes),
    headers: {
      ...Object.fromEntries(ofEvent),
      ...originHeaders(origin),
      [`${prefix}excerpt_of_bytes`]: String(whole.length),
      [`${prefix}sha256`]: createHash('sha256').update(whole).digest('hex'),
    },
  };
}

/** CloudEvents allows attributes of up to twenty letters and digits. */
const eventHeader = /^(?:ce_[a-z\d]{1,20}|content-type|traceparent)$/;

/** What an excerpt is of, or undefined where a dead letter is whole. */
export function excerptOf(letter: RawMessage): Excerpt | undefined {
  const bytes = headerText(letter, `${prefix}excerpt_of_bytes`);
  const sha256 = headerText(letter, `${prefix}sha256`);
  return bytes === undefined || sha256 === undefined ? undefined : { bytes: Number(bytes), sha256 };
}

/** The origin of a dead letter, or undefined where a message of that topic isn't one. */
export function originOf(letter: RawMessage): Origin | undefined {
  const text = (name: keyof Origin) => headerText(letter, prefix + name);
  const [topic, group, partition] = [text('topic'), text('group'), Number(text('partition'))];
  if (topic === undefined || group === undefined || !Number.isSafeInteger(partition)) {
    return undefined;
  }
  return {
    topic,
    group,
    partition,
    offset: text('offset') ?? '-',
    ...(text('lastOffset') === undefined ? {} : { lastOffset: text('lastOffset') }),
    reason: text('reason') ?? '-',
    code: text('code') ?? '-',
    attempts: Number(text('attempts') ?? 0),
    time: text('time') ?? '-',
  };
}

/** The original message again, marked for the one group that failed on it; every other group passes over it. */
export function toReplay(letter: RawMessage, { group, topic, partition, offset }: Origin): RawMessage {
  const first = headerText(letter, replayOf) ?? placeName({ topic, partition, offset });
  return {
    key: letter.key,
    value: letter.value,
    headers: { ...ownHeaders(letter), [replayFor]: group, [replayOf]: first },
  };
}

/** Whether a message is one that could not be taken before. */
export function isReplay(message: Pick<ReceivedMessage, 'headers'>): boolean {
  return headerText(message, replayFor) !== undefined;
}

/** Where a message lay first, such as `iwaa.intake.v1/3/17`: a replay lies elsewhere than what it repeats. */
export function firstPlaceOf(
  message: Pick<ReceivedMessage, 'headers' | 'offset'>,
  { topic, partition }: { readonly topic: string; readonly partition: number },
): string {
  return headerText(message, replayOf) ?? placeName({ topic, partition, offset: message.offset });
}

function placeName({ topic, partition, offset }: Pick<Origin, 'topic' | 'partition' | 'offset'>): string {
  return `${topic}/${partition}/${offset}`;
}

/** Whether a message is another group's replay, and no concern of this one. */
export function isReplayForAnother(message: Pick<ReceivedMessage, 'headers'>, group: string): boolean {
  const addressee = headerText(message, replayFor);
  return addressee !== undefined && addressee !== group;
}
