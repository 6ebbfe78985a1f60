import type { Fact } from '@iwaa/contracts/event';
import { mayBeOn, readMessage } from './cloud-event.ts';
import { isReplayForAnother } from './dead-letter.ts';
import { headerText, type ReceivedMessage } from './message.ts';

/** What a message is to a consumer: a fact that it reacts to, poison, or nothing that concerns it. */
export type Received =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'poison'; readonly reason: string }
  | { readonly kind: 'none' };

/** Sorts messages for a group that reacts to some types; what it doesn't react to is not even parsed. */
export function createMessageIntake(group: string, types: ReadonlySet<string>) {
  return (topic: string, message: ReceivedMessage): Received => {
    if (isReplayForAnother(message, group)) {
      return { kind: 'none' };
    }
    const type = headerText(message, 'ce_type');
    if (type !== undefined && !types.has(type)) {
      return { kind: 'none' };
    }
    const result = readMessage(message);
    if (result.ok === 'ignored') {
      return { kind: 'none' };
    }
    if (!result.ok) {
      return { kind: 'poison', reason: result.reason };
    }
    return mayBeOn(topic, result.fact.type)
      ? { kind: 'fact', fact: result.fact }
      : { kind: 'poison', reason: 'not-of-this-topic' };
  };
}
