import type { Problem } from '@iwaa/contracts/problem';
import { resolved } from './later.ts';

/** What can wait in a phone, each with the field of its answer by which the server says that it was taken. */
export const answerIds = {
  startRound: 'roundId',
  visitPlace: 'roundId',
  missPlace: 'roundId',
  endRound: 'roundId',
  recordContact: 'contactId',
  recordLook: 'alertId',
  setOut: 'holdId',
  releaseHold: 'holdId',
  giveConsent: 'consentId',
  withdrawConsent: 'consentId',
  recordListeningSession: 'sessionId',
} as const;
export type CommandName = keyof typeof answerIds;

/** How an item stands. Nothing is shown as done before it is `taken`. */
export type Standing =
  | {
      readonly kind: 'waiting';
      /** How often the server could not do it for now. */
      readonly tries: number;
      /** It is not sent before (ms since 1970). */
      readonly notBefore: number;
    }
  | { readonly kind: 'taken'; readonly answer: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly code: string; readonly errors: NonNullable<Problem['errors']> }
  /** It was refused, and a person has seen it: it was corrected, which is an item of its own, or is not needed. */
  | { readonly kind: 'put-away'; readonly code: string };

/** Something that was recorded, as it is sent. Nothing of it changes afterwards but how it stands. */
export interface Item {
  /** Made when it was recorded; the idempotency key with which it is sent, however often. */
  readonly id: string;
  readonly command: CommandName;
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
  /**
   * Whom or what it is about: a person's id, or the item with which the person was first met. What is about the same is sent in
   * the order in which it was recorded.
   */
  readonly about: string;
  /** What the one who recorded it reads it by, such as a nickname. */
  readonly label: string;
  /** The refused item that this one corrects: what rests on that one rests on this one. */
  readonly corrects?: string;
  /** ISO-8601. */
  readonly recordedAt: string;
  readonly standing: Standing;
}

/** What came of sending an item. */
export type Reply =
  | { readonly kind: 'answer'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly code: string; readonly errors: NonNullable<Problem['errors']> }
  /** Not for now; the same again may succeed. */
  | { readonly kind: 'unavailable' }
  /** Nothing came back that was from the server. */
  | { readonly kind: 'no-network' }
  | { readonly kind: 'signed-out' };

/** An item with the request that it is sent as. */
export interface Sendable {
  readonly item: Item;
  readonly request: Pick<Item, 'params' | 'body'>;
}

/** What the sender does next. */
export type Step =
  | ({ readonly kind: 'send' } & Sendable)
  /** Nothing until then (ms since 1970). */
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'nothing' };

export const waitingAnew: Standing = { kind: 'waiting', tries: 0, notBefore: 0 };
const firstPauseMs = 2_000;
const longestPauseMs = 60_000;
/** What is refused for the moment only. */
const passing = ['conflict', 'internal-error', 'request-timeout', 'too-many-requests', 'unavailable'];

/**
 * Decides what is sent next: the earliest item that waits, whose earlier fellows about the same person are done, and all of
 * whose references are answered. What was refused holds up nothing but what rests on it.
 * @param items in the order in which they were recorded.
 * @param now ms since 1970.
 */
export function nextStep(items: readonly Item[], now: number): Step {
  const answerTo = answersIn(items);
  const isUnderWay = new Set<string>();
  let until = Number.POSITIVE_INFINITY;
  for (const item of items) {
    if (item.standing.kind !== 'waiting') continue;
    const about = subjectOf(item, answerTo);
    if (isUnderWay.has(about)) continue;
    isUnderWay.add(about);
    const request = resolved({ params: item.params, body: item.body }, answerTo);
    if (!request) continue;
    if (item.standing.notBefore <= now) return { kind: 'send', item, request };
    until = Math.min(until, item.standing.notBefore);
  }
  return until === Number.POSITIVE_INFINITY ? { kind: 'nothing' } : { kind: 'wait', until };
}

type AnswerTo = (itemId: string) => Readonly<Record<string, unknown>> | undefined;

/** What the server has answered to each item, or to what corrects it. */
export function answersIn(items: readonly Item[]): AnswerTo {
  const newest = newestOf(items);
  return (id) => {
    const standing = newest(id)?.standing;
    return standing?.kind === 'taken' ? standing.answer : undefined;
  };
}

/** The person's id is known once the item with which they were first met is answered: then both names are one. */
export function subjectOf({ about }: Item, answerTo: AnswerTo): string {
  const personId = answerTo(about)?.personId;
  return typeof personId === 'string' ? personId : about;
}

/**
 * How an item stands after a reply. It is taken only by an answer that names the id of what was made: a page that some
 * network puts in between says yes to everything.
 */
export function after(item: Item, reply: Reply, now: number): Item {
  if (item.standing.kind !== 'waiting') return item;
  switch (reply.kind) {
    case 'answer':
      return isAnswerTo(item, reply.body)
        ? { ...item, standing: { kind: 'taken', answer: reply.body } }
        : item;
    case 'refused':
      return { ...item, standing: reply };
    case 'unavailable': {
      const tries = item.standing.tries + 1;
      const pauseMs = Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs);
      return { ...item, standing: { kind: 'waiting', tries, notBefore: now + pauseMs } };
    }
    case 'no-network':
    case 'signed-out':
      return item;
  }
}

function isAnswerTo({ command }: Item, body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof (body as Readonly<Record<string, unknown>> | null)?.[answerIds[command]] === 'string';
}

/** What an HTTP answer says. What is neither an answer nor a refusal of ours was said by something in between. */
export function replyOf(item: Item, status: number, body: unknown): Reply {
  const problem = (body ?? {}) as Partial<Problem>;
  if (status >= 200 && status < 300)
    return isAnswerTo(item, body) ? { kind: 'answer', body } : { kind: 'no-network' };
  if (typeof problem.code !== 'string') return { kind: status >= 500 ? 'unavailable' : 'no-network' };
  if (status === 401) return { kind: 'signed-out' };
  if (status >= 500) return { kind: 'unavailable' };
  return refusalAs({ code: problem.code, errors: problem.errors });
}

/** A refusal by its code: what passes by itself is only not for now. */
export function refusalAs({ code, errors }: Pick<Problem, 'code' | 'errors'>): Reply {
  return passing.includes(code) ? { kind: 'unavailable' } : { kind: 'refused', code, errors: errors ?? [] };
}

/** Whether an item waits for one that was refused: it goes on when that one is corrected or sent again, and taken. */
export function restsOnRefused(item: Item, items: readonly Item[]): boolean {
  if (item.standing.kind !== 'waiting') return false;
  const newest = newestOf(items);
  let rests = false;
  resolved({ params: item.params, body: item.body }, (id) => {
    const kind = newest(id)?.standing.kind;
    rests ||= kind === 'refused' || kind === 'put-away';
    return undefined;
  });
  return rests;
}

/** Finds an item by its id, or what corrects it. */
function newestOf(items: readonly Item[]): (id: string) => Item | undefined {
  const byId = new Map(items.map((item) => [item.id, item]));
  const corrections = new Map(items.map(({ id, corrects }) => [corrects, id]));
  return (id) => {
    let current = id;
    for (let next = corrections.get(current); next !== undefined; next = corrections.get(current))
      current = next;
    return byId.get(current);
  };
}

/** Whether the server has an item still to take, or has refused it and nobody has seen to that. */
export function isOpen({ standing }: Item): boolean {
  return standing.kind === 'waiting' || standing.kind === 'refused';
}
