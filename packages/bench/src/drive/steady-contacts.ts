import { setTimeout as wait } from 'node:timers/promises';
import type { SeenSteps } from '../seen-steps.ts';
import type { Meeting, Subject } from '../subject.ts';

/** One contact: when it was sent (ms since 1970), and how long its acknowledgement and its bed took, in ms. */
export interface SentContact {
  readonly caseId: string;
  readonly sentAt: number;
  readonly acknowledgedMs: number;
  readonly heldMs: number;
}

export interface ContactsRun {
  readonly contacts: readonly SentContact[];
  /** When the last one was sent, in ms since 1970. */
  readonly lastSentAt: number;
}

/** Sends contacts at a steady rate whatever the answers do, and waits for the bed of each. */
export async function sendContacts(
  subject: Subject,
  seen: SeenSteps,
  options: { readonly first: number; readonly count: number; readonly perSecond: number },
): Promise<ContactsRun> {
  const sent = await atRate(options, async (number): Promise<SentContact> => {
    const sentAt = Date.now();
    const caseId = await subject.meet(number, 'bed');
    const acknowledgedMs = Date.now() - sentAt;
    const held = await seen.of(caseId, 'bed-held');
    return { caseId, sentAt, acknowledgedMs, heldMs: held.at - sentAt };
  });
  return { contacts: sent, lastSentAt: Math.max(0, ...sent.map(({ sentAt }) => sentAt)) };
}

/** Sends contacts of people of whom nothing follows, and gives their cases. */
export async function sendBare(
  subject: Subject,
  options: { readonly first: number; readonly count: number; readonly perSecond: number },
  meeting: Meeting = 'bare',
): Promise<string[]> {
  return atRate(options, (number) => subject.meet(number, meeting));
}

async function atRate<Result>(
  { first, count, perSecond }: { readonly first: number; readonly count: number; readonly perSecond: number },
  send: (number: number) => Promise<Result>,
): Promise<Result[]> {
  const began = performance.now();
  const sending: Promise<Result>[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = began + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    const result = send(first + index);
    // Whoever fails is told of at the end; the others are not held up by it.
    result.catch(() => undefined);
    sending.push(result);
  }
  return Promise.all(sending);
}
