import type { SeenSteps } from '../seen-steps.ts';
import type { Subject } from '../subject.ts';
import { atRate, type Rate } from './at-rate.ts';

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
export async function sendContacts(subject: Subject, seen: SeenSteps, rate: Rate): Promise<ContactsRun> {
  const sent = await atRate(rate, async (number): Promise<SentContact> => {
    const sentAt = Date.now();
    const caseId = await subject.meet(number, 'bed');
    const acknowledgedMs = Date.now() - sentAt;
    const held = await seen.of(caseId, 'bed-held');
    return { caseId, sentAt, acknowledgedMs, heldMs: held.at - sentAt };
  });
  return { contacts: sent, lastSentAt: Math.max(0, ...sent.map(({ sentAt }) => sentAt)) };
}

/** So many requests keep intake busy; more would only wait in it. */
const mostUnanswered = 32;

/** Sends contacts of people of whom nothing follows, slower than asked where the machine can't take them. */
export async function sendBare(subject: Subject, rate: Omit<Rate, 'mostUnanswered'>): Promise<void> {
  await atRate({ ...rate, mostUnanswered }, (number) => subject.meet(number, 'bare'));
}
