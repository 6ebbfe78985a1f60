import { largestMessageBytes } from '@iwaa/contracts/topology';
import type { Logger } from 'pino';
import { isReplay, toDeadLetter, toExcerptLetter } from '../dead-letters/dead-letter.ts';
import { remedyOf } from '../dead-letters/remedy.ts';
import { causesOf, describeFault, isTransient, PermanentFault } from '../failure/fault.ts';
import { createOutageLog } from '../failure/outage-log.ts';
import { backoff, pause } from '../failure/pause.ts';
import type { FactPublisher } from '../kafka/fact-publisher.ts';
import type { EventingMetrics } from '../metrics/eventing-metrics.ts';
import { type ReceivedMessage, sizeOf } from '../wire/message.ts';
import type { Refusal } from './refusal.ts';
import type { TakenMessage } from './taken-message.ts';

/** Where a consumer puts aside what it can't take. */
export interface DeadLetters {
  readonly publisher: Pick<FactPublisher, 'forward'>;
  readonly topic: string;
  readonly record?: PutAsideRecord | undefined;
}

/** Where it is written down what was put aside, beside the dead letters. Each may be called again for the same message. */
export interface PutAsideRecord {
  /** Called before a message is put aside, with why; until it succeeds the message waits. */
  putAside(message: ReceivedMessage, from: Partition, refusal: Refusal): Promise<void>;
  /** Called when a message that had been put aside was replayed and handled; until it succeeds it is handled again. */
  taken(message: ReceivedMessage, from: Partition): Promise<void>;
}

/** Where a message was read. */
export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

export interface FailurePolicyOptions {
  readonly groupId: string;
  readonly deadLetters: DeadLetters;
  readonly log: Logger;
  readonly metrics?: EventingMetrics | undefined;
}

/**
 * What becomes of a message whose handling failed. A transient fault has it tried again for as long as it lasts, a permanent
 * one puts it aside at once, an error that nobody has named is tried again five times and then put aside.
 */
export interface FailurePolicy {
  /** Says why the message is to be put aside, or `retry`. Counts the try. */
  judge(taken: TakenMessage, error: unknown): Refusal | 'retry';
  /** Puts it aside among the dead letters and has it done. Ends without that when the message is no longer the reader's. */
  deadLetter(taken: TakenMessage, refusal: Refusal): Promise<void>;
  /** Notes that messages were handled and has them done. Rejects where that can't be noted: they are handled again. */
  handled(taken: readonly TakenMessage[]): Promise<void>;
}

/** An unknown error may be a passing one that nobody has named: so often is it tried again before it counts as final. */
const unknownRetries = 5;

export function createFailurePolicy(options: FailurePolicyOptions): FailurePolicy {
  const { groupId, deadLetters, log, metrics } = options;
  const transient = createOutageLog(
    log,
    'A consumer meets a fault that passes by itself; its facts wait and are tried again until then.',
  );
  const unavailable = createOutageLog(
    log,
    `The topic ${deadLetters.topic} takes no dead letters; what can not be taken waits and is tried again.`,
  );

  return {
    judge({ tries }, error) {
      tries.all += 1;
      if (error instanceof PermanentFault) return { reason: 'refused', code: error.code };
      if (isTransient(error)) {
        metrics?.retried(groupId, 'transient');
        transient.failed(error);
        return 'retry';
      }
      tries.unknown += 1;
      if (tries.unknown > unknownRetries) {
        const fault = describeFault(error);
        const code = fault.code === undefined ? fault.error : `${fault.error}:${fault.code}`;
        return { reason: 'failed-repeatedly', code };
      }
      metrics?.retried(groupId, 'unknown');
      return 'retry';
    },

    async deadLetter(taken, { reason, code }) {
      const { topic, partition, message, signal, tries } = taken;
      const { unreadable } = message;
      const origin = {
        topic,
        partition,
        offset: unreadable?.firstOffset ?? message.offset,
        lastOffset: unreadable ? message.offset : undefined,
        group: groupId,
        reason,
        code,
        attempts: tries.all,
        time: new Date().toISOString(),
      };
      const isTooLarge = unreadable !== undefined || sizeOf(message) > largestMessageBytes;
      let letter = (isTooLarge ? toExcerptLetter : toDeadLetter)(message, origin);
      for (let attempt = 1; !signal.aborted; attempt += 1) {
        try {
          await deadLetters.record?.putAside(message, { topic, partition }, { reason, code });
          await deadLetters.publisher.forward(deadLetters.topic, [letter]);
          unavailable.recovered();
          metrics?.deadLettered(groupId, reason);
          log.error(
            origin,
            `A message could not be taken and was put aside on ${deadLetters.topic}; the partition goes on. ${remedyOf(origin, isTooLarge).toDo}`,
          );
          taken.done();
          return;
        } catch (error) {
          // Whatever limit the topic has: an excerpt is within it.
          if (isTooLargeForTopic(error)) letter = toExcerptLetter(message, origin);
          unavailable.failed(error);
          await pause(backoff(attempt), signal);
        }
      }
    },

    async handled(taken) {
      for (const { message, topic, partition } of taken)
        if (isReplay(message)) await deadLetters.record?.taken(message, { topic, partition });
      if (taken.length > 0) transient.recovered();
      for (const each of taken) {
        if ('fact' in each.content) metrics?.consumed(groupId, each.content.fact.type);
        each.done();
      }
    },
  };
}

function isTooLargeForTopic(error: unknown): boolean {
  return causesOf(error).some(
    (cause) =>
      'type' in cause && (cause.type === 'MESSAGE_TOO_LARGE' || cause.type === 'RECORD_LIST_TOO_LARGE'),
  );
}
