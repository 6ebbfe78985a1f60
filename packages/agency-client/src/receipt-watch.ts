import { setTimeout as pause } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import { AccessError } from './access-error.ts';
import { type AnswerReceipt, readReferral } from './referral-message.ts';

/** Watches an agency's topic, from where it ended when the watch began, for the receipt of one answer. */
export interface ReceiptWatch {
  /** The receipt of the answer, or undefined where none has come in so many ms. */
  receiptOf(answerId: string, withinMs: number): Promise<AnswerReceipt | undefined>;
  stop(): Promise<void>;
}

/**
 * Resolves when it is known where the topic ends, so that whatever comes afterwards is seen. It is a group of its own that commits
 * nothing: the agency's inbox is not touched by it.
 * @throws AccessError
 */
export async function watchReceipts(options: {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly groupId: string;
}): Promise<ReceiptWatch> {
  const { kafka, topic, groupId } = options;
  const ends = await endsOf(kafka, topic);
  const wanted = Promise.withResolvers<string>();
  const found = Promise.withResolvers<AnswerReceipt>();
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
  const running = (async () => {
    await consumer.connect();
    await consumer.subscribe({ topic });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ message }) => {
        const read = readReferral(message);
        if (read.kind === 'receipt' && read.receipt.data.answerId === (await wanted.promise))
          found.resolve(read.receipt);
      },
    });
    for (const end of ends) consumer.seek({ topic, ...end });
  })();
  // Who waits is told by the time that has passed; the answer itself is sent all the same.
  running.catch(() => undefined);

  return {
    async receiptOf(answerId, withinMs) {
      wanted.resolve(answerId);
      const waited = new AbortController();
      const tooLong = pause(withinMs, undefined, { signal: waited.signal }).catch(() => undefined);
      try {
        return await Promise.race([found.promise, tooLong]);
      } finally {
        waited.abort();
      }
    },
    async stop() {
      wanted.resolve('');
      await running.catch(() => undefined);
      await consumer.disconnect().catch(() => undefined);
    },
  };
}

async function endsOf(kafka: Kafka, topic: string): Promise<{ partition: number; offset: string }[]> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets.map(({ partition, high }) => ({ partition, offset: high }));
  } catch (error) {
    throw new AccessError(error, topic);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
