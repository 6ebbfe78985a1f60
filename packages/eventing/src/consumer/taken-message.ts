import type { Fact } from '@iwaa/contracts/event';
import type { ReceivedMessage } from '../wire/message.ts';

/** A message that a reader has taken from Kafka and that somebody has to do something about. */
export interface TakenMessage {
  readonly topic: string;
  readonly partition: number;
  readonly message: ReceivedMessage;
  /** What it is: a fact, or something that can't be one and why. */
  readonly content: { readonly fact: Fact } | { readonly reason: string; readonly faults?: string };
  /** Given when the message is no longer this reader's to work on; it is read again by whoever has it then. */
  readonly signal: AbortSignal;
  /** How often it was tried, and how often it failed by an error that nobody has named. */
  readonly tries: { all: number; unknown: number };
  /** Notes that nothing more is to be done about it, so that it is not read again. */
  done(): void;
}
