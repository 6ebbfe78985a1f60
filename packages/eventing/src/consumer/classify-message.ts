import { definitionOf } from '@iwaa/contracts/catalogue';
import type { Fact } from '@iwaa/contracts/event';
import { referralAnswered } from '@iwaa/contracts/events/agency';
import { agencySource, largestMessageBytes } from '@iwaa/contracts/topology';
import { isReplayForAnother } from '../dead-letters/dead-letter.ts';
import { agencyThatWrites, mayBeOn, readMessage } from '../wire/cloud-event.ts';
import { headerText, type ReceivedMessage, sizeOf } from '../wire/message.ts';

/** What a message is to a consumer: a fact that it reacts to, poison, or nothing that concerns it. */
export type Received =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'poison'; readonly reason: string; readonly faults?: string }
  | { readonly kind: 'none' };

const typeOfAnswer = `ce_type: must be ${referralAnswered.type}`;

/**
 * Sorts messages for a group that reacts to some types. What it doesn't react to is not even parsed; but nothing that an agency
 * sends is passed over without a word.
 */
export function createClassifier(group: string, types: ReadonlySet<string>) {
  return (topic: string, message: ReceivedMessage): Received => {
    if (isReplayForAnother(message, group)) {
      return { kind: 'none' };
    }
    if (message.unreadable) {
      return { kind: 'poison', reason: `unreadable:${message.unreadable.reason}` };
    }
    const type = headerText(message, 'ce_type')?.trim();
    const agencyId = agencyThatWrites(topic);
    const isAnswer = agencyId !== undefined;
    if (type !== undefined && !types.has(type) && !(isAnswer && definitionOf(type)?.owner !== 'agency')) {
      return { kind: 'none' };
    }
    if (sizeOf(message) > largestMessageBytes) {
      return { kind: 'poison', reason: 'too-large' };
    }
    const result = readMessage(message);
    if (result.ok === 'ignored') {
      // A service may speak of what this release does not know; an agency has then written a name wrong.
      return isAnswer ? { kind: 'poison', reason: 'unknown-type', faults: typeOfAnswer } : { kind: 'none' };
    }
    if (!result.ok) {
      const { ok: _, ...poison } = result;
      return { kind: 'poison', ...poison };
    }
    if (!mayBeOn(topic, result.fact.type)) {
      return { kind: 'poison', reason: 'not-of-this-topic', ...(isAnswer ? { faults: typeOfAnswer } : {}) };
    }
    // The topic says who writes; whoever names somebody else has mistaken the topic, or means to be taken for them.
    if (isAnswer && result.fact.source !== agencySource(agencyId)) {
      return {
        kind: 'poison',
        reason: 'foreign-source',
        faults: `ce_source: must be ${agencySource(agencyId)}`,
      };
    }
    return { kind: 'fact', fact: result.fact };
  };
}
