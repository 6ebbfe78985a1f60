import type { EachBatchPayload, Kafka } from 'kafkajs';
import { causesOf } from '../failure/fault.ts';
import { backoff, pause } from '../failure/pause.ts';
import type { ReceivedMessage } from '../wire/message.ts';

/** The letters of a partition that nobody has dealt with: from the first offset, up to and without the last. */
export interface UnresolvedRange {
  readonly partition: number;
  readonly from: bigint;
  readonly to: bigint;
}

/** What to do after a letter: leave it for the next time, mark it as dealt with, or read no further in its partition. */
export type AfterLetter = 'keep' | 'resolve' | 'stop';

const longestSilenceMs = 30_000;

/** The group whose committed offset tells which letters of a topic were dealt with. */
export function resolvingGroup(topic: string): string {
  return topic.replace(/\.v\d+$/, '');
}

/**
 * Says what nobody has dealt with. A new group's coordinator is not there at once, and kafkajs doesn't wait for it: faults
 * that pass by themselves are tried again for some seconds.
 */
export async function unresolved(kafka: Kafka, topic: string): Promise<UnresolvedRange[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askUnresolved(kafka, topic);
    } catch (error) {
      const passes = causesOf(error).some((cause) => 'type' in cause && passing.has(String(cause.type)));
      if (!passes || attempt === mostAttempts) {
        throw error;
      }
      await pause(backoff(attempt, 100, 1_000), new AbortController().signal);
    }
  }
}

const mostAttempts = 10;
const passing = new Set([
  'NOT_COORDINATOR_FOR_GROUP',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'GROUP_LOAD_IN_PROGRESS',
]);

async function askUnresolved(kafka: Kafka, topic: string): Promise<UnresolvedRange[]> {
  const admin = kafka.admin({ retry: { retries: 3 } });
  try {
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(topic);
    const [resolved] = await admin.fetchOffsets({ groupId: resolvingGroup(topic), topics: [topic] });
    return ends.map(({ partition, low, high }) => {
      const committed = resolved?.partitions.find((other) => other.partition === partition)?.offset ?? '-1';
      const from = BigInt(committed) < BigInt(low) ? BigInt(low) : BigInt(committed);
      return { partition, from, to: BigInt(high) };
    });
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/** Nothing could be read for a while. */
export class DeadLettersBusy extends Error {
  override readonly name = 'DeadLettersBusy';
  constructor(topic: string) {
    super(
      `The dead letters of ${topic} could not be read to the end; somebody else may be reading them. Try again in a minute.`,
    );
  }
}

/**
 * Reads the letters that were there at the beginning and nobody has dealt with. It reads as a member of the resolving group,
 * so two replays at once share the partitions and send nothing twice. Rejects when a letter's treatment does, and, by
 * `DeadLettersBusy`, when nothing could be read for 30 s, as when somebody else is reading the same letters.
 */
export async function readUnresolved(
  kafka: Kafka,
  topic: string,
  treat: (partition: number, message: ReceivedMessage) => Promise<AfterLetter>,
): Promise<void> {
  const open = new Map<number, bigint>();
  for (const { partition, from, to } of await unresolved(kafka, topic)) {
    if (to > from) {
      open.set(partition, to);
    }
  }
  if (open.size === 0) {
    return;
  }
  const { promise: finished, resolve: finish, reject: fail } = Promise.withResolvers<void>();
  const silence = setTimeout(() => {
    fail(new DeadLettersBusy(topic));
  }, longestSilenceMs);

  async function treatBatch({ batch, ...payload }: EachBatchPayload): Promise<void> {
    const { partition } = batch;
    for (const message of batch.messages) {
      const end = open.get(partition);
      if (end === undefined || BigInt(message.offset) >= end || !payload.isRunning()) {
        break;
      }
      silence.refresh();
      const after = await treat(partition, message);
      const next = String(BigInt(message.offset) + 1n);
      if (after === 'resolve') {
        await payload.commitOffsetsIfNecessary({
          topics: [{ topic, partitions: [{ partition, offset: next }] }],
        });
      }
      if (after === 'stop' || BigInt(next) >= end) {
        open.delete(partition);
      }
      payload.resolveOffset(message.offset);
      await payload.heartbeat();
    }
    if (open.size === 0) {
      finish();
    }
  }

  const consumer = kafka.consumer({
    groupId: resolvingGroup(topic),
    allowAutoTopicCreation: false,
    sessionTimeout: 10_000,
    maxWaitTimeInMs: 100,
    retry: { retries: 5, restartOnFailure: async () => false },
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => fail(payload.error));
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    const eachBatch = (payload: EachBatchPayload) => treatBatch(payload).catch(fail);
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch });
    await finished;
  } finally {
    clearTimeout(silence);
    await consumer.disconnect().catch(() => undefined);
  }
}
