import type { Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import { createFactPublisher } from '../kafka/fact-publisher.ts';
import { headerText, type ReceivedMessage } from '../wire/message.ts';
import { type Excerpt, excerptOf, type Origin, originOf, toReplay } from './dead-letter.ts';
import { readUnresolved, resolvingGroup, unresolved } from './read-unresolved.ts';
import { type Remedy, remedyOf } from './remedy.ts';
import { type Whose, whoseOf } from './whose.ts';

/** A message that was put aside and that nobody has dealt with. */
export interface DeadLetter {
  /** Its place in the dead-letter topic. */
  readonly partition: number;
  readonly offset: string;
  /** Undefined for something that isn't a dead letter of ours. */
  readonly origin: Origin | undefined;
  /** Set where only the beginning was kept. */
  readonly excerpt: Excerpt | undefined;
  readonly type: string | undefined;
  readonly id: string | undefined;
  /** Whose message it was. */
  readonly whose: Whose;
  /** What mends it; undefined where nobody knows what it is. */
  readonly remedy: Remedy | undefined;
}

export interface ReplayResult {
  readonly replayed: readonly DeadLetter[];
  /** What would fail again, because the fault lies in the message itself. It counts as dealt with. */
  readonly passedOver: readonly DeadLetter[];
  /** What says of itself neither where it came from nor for whom; it and those behind it in its partition stay. */
  readonly left: readonly DeadLetter[];
}

function describe(partition: number, message: ReceivedMessage): DeadLetter {
  const [origin, excerpt] = [originOf(message), excerptOf(message)];
  return {
    partition,
    offset: message.offset,
    origin,
    excerpt,
    whose: whoseOf(message, origin),
    remedy: origin && remedyOf(origin, excerpt !== undefined),
    type: headerText(message, 'ce_type'),
    id: headerText(message, 'ce_id'),
  };
}

/** How many dead letters nobody has dealt with; 0 says that nothing is waiting. */
export async function countDeadLetters(kafka: Kafka, topic: string): Promise<number> {
  const ranges = await unresolved(kafka, topic);
  return ranges.reduce((sum, { from, to }) => sum + Number(to - from), 0);
}

/** The dead letters that nobody has dealt with, oldest first in each partition. Changes nothing. */
export async function readDeadLetters(kafka: Kafka, topic: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  await readUnresolved(kafka, topic, async (partition, message) => {
    letters.push(describe(partition, message));
    return 'keep';
  });
  return letters;
}

/**
 * Sends the dead letters that may be taken now back to the topic that they came from, their bytes and headers unchanged, addressed to the group that
 * failed on them: the others pass over them. Each is resolved once Kafka has acknowledged it; what fails again comes back
 * as a new dead letter. Interrupted and begun again, it may send one twice, which reactions bear.
 */
export async function replayDeadLetters(kafka: Kafka, topic: string, log: Logger): Promise<ReplayResult> {
  const replayed: DeadLetter[] = [];
  const passedOver: DeadLetter[] = [];
  const left: DeadLetter[] = [];
  const publisher = createFactPublisher({ kafka, log });
  try {
    await readUnresolved(kafka, topic, async (partition, message) => {
      const letter = describe(partition, message);
      if (letter.origin === undefined) {
        left.push(letter);
        return 'stop';
      }
      if (!letter.remedy?.replayable) {
        passedOver.push(letter);
        return 'resolve';
      }
      await publisher.forward(letter.origin.topic, [toReplay(message, letter.origin)]);
      replayed.push(letter);
      return 'resolve';
    });
  } finally {
    await publisher.close();
  }
  return { replayed, passedOver, left };
}

/** Marks everything that is in the topic now as dealt with, without replaying it. Says how many letters that were. */
export async function resolveDeadLetters(kafka: Kafka, topic: string): Promise<number> {
  const ranges = (await unresolved(kafka, topic)).filter(({ from, to }) => to > from);
  if (ranges.length > 0) {
    const admin = kafka.admin();
    try {
      await admin.connect();
      await admin.setOffsets({
        groupId: resolvingGroup(topic),
        topic,
        partitions: ranges.map(({ partition, to }) => ({ partition, offset: String(to) })),
      });
    } finally {
      await admin.disconnect();
    }
  }
  return ranges.reduce((sum, { from, to }) => sum + Number(to - from), 0);
}
