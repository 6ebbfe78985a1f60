import type { Problem } from '@iwaa/contracts/problem';
import { resolved } from './later.ts';
import { answersIn, type Item, type Reply, refusalAs, replyOf, type Sendable, subjectOf } from './outbox.ts';

/** So many contacts go together at most, so that on a bad network some have arrived before the rest is lost. */
const mostTogether = 100;
/** A batch has so many bytes at most, besides its first contact; the services take more. */
const mostBytes = 500_000;

/**
 * What is sent in one request: the item that is next, and where it is a contact, later ones of the same round that could be sent now as
 * well, in their order. None goes before something earlier about the same person that waits and does not go along.
 * @param alone the ids of those that are sent one by one, because a batch with them was refused as a whole.
 */
export function goTogether(
  next: Sendable,
  items: readonly Item[],
  { now, alone }: { readonly now: number; readonly alone: ReadonlySet<string> },
): readonly Sendable[] {
  if (next.item.command !== 'recordContact' || alone.has(next.item.id)) return [next];
  const answerTo = answersIn(items);
  const together: Sendable[] = [];
  const heldUp = new Set<string>();
  let bytes = 0;
  for (const item of items) {
    if (item.standing.kind !== 'waiting') continue;
    const about = subjectOf(item, answerTo);
    if (heldUp.has(about)) continue;
    const isNext = item.id === next.item.id;
    const request = isNext ? next.request : resolved({ params: item.params, body: item.body }, answerTo);
    if (!isNext && request) bytes += bytesOf(request.body);
    const goes =
      item.command === 'recordContact' &&
      request !== undefined &&
      request.params.roundId === next.request.params.roundId &&
      item.standing.notBefore <= now &&
      !alone.has(item.id) &&
      together.length < mostTogether &&
      bytes <= mostBytes;
    if (goes) together.push({ item, request });
    else heldUp.add(about);
  }
  return together;
}

function bytesOf(body: unknown): number {
  return new TextEncoder().encode(JSON.stringify(body)).length;
}

/** What a batch's answer says of each contact, by its item's id; undefined where it was refused as a whole, which says nothing of each. */
export function repliesOf(
  together: readonly Sendable[],
  status: number,
  body: unknown,
): ReadonlyMap<string, Reply> | undefined {
  const answers = status === 200 ? answersOf(body) : undefined;
  if (answers)
    return new Map(together.map(({ item }) => [item.id, replyIn(item, answers.get(item.id))] as const));
  const [first] = together;
  const reply: Reply = first && status >= 300 ? replyOf(first.item, status, body) : { kind: 'no-network' };
  return reply.kind === 'refused' ? undefined : new Map(together.map(({ item }) => [item.id, reply]));
}

interface ItemAnswer {
  readonly key: string;
  readonly contact?: unknown;
  readonly problem?: Pick<Problem, 'code' | 'errors'>;
}

function answersOf(body: unknown): ReadonlyMap<string, ItemAnswer> | undefined {
  const { items } = (body ?? {}) as { readonly items?: readonly ItemAnswer[] };
  return Array.isArray(items) ? new Map(items.map((answer) => [answer.key, answer])) : undefined;
}

function replyIn(item: Item, answer: ItemAnswer | undefined): Reply {
  if (answer?.problem) return refusalAs(answer.problem);
  return replyOf(item, 200, answer?.contact);
}
