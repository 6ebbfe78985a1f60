import { type HeaderValue, headerText, type RawMessage, type ReceivedMessage } from './message.ts';

const prefix = 'iwaa_dead_letter_';
const replayFor = 'iwaa_replay_for';

/** Where a dead letter comes from and why it was put aside; all of it coded. */
export interface Origin {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly group: string;
  /** Why, such as `not-json`, `refused` or `failed-repeatedly`. */
  readonly reason: string;
  /** The code of a refusal, or the name and code of the error that came again and again; `-` where there is none. */
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

/** The message with its key, value and headers unchanged, and beside them where it comes from and why. */
export function toDeadLetter(message: RawMessage, origin: Origin): RawMessage {
  const about = Object.entries(origin).map(([name, value]) => [prefix + name, String(value)]);
  return {
    key: message.key,
    value: message.value,
    headers: { ...ownHeaders(message), ...Object.fromEntries(about) },
  };
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
    reason: text('reason') ?? '-',
    code: text('code') ?? '-',
    attempts: Number(text('attempts') ?? 0),
    time: text('time') ?? '-',
  };
}

/** The original message again, marked for the one group that failed on it; every other group passes over it. */
export function toReplay(letter: RawMessage, group: string): RawMessage {
  return { key: letter.key, value: letter.value, headers: { ...ownHeaders(letter), [replayFor]: group } };
}

/** Whether a message is another group's replay, and no concern of this one. */
export function isReplayForAnother(message: Pick<ReceivedMessage, 'headers'>, group: string): boolean {
  const addressee = headerText(message, replayFor);
  return addressee !== undefined && addressee !== group;
}
