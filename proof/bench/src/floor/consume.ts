import type { Kafka } from 'kafkajs';
import type { FloorFact } from './floor-names.ts';

/** Reads topics as one group and commits what was handled. Facts of a batch are handled together. */
export async function consume(
  kafka: Kafka,
  group: string,
  topics: readonly string[],
  handle: (facts: readonly FloorFact[]) => Promise<void>,
): Promise<void> {
  const consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: 100, allowAutoTopicCreation: false });
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: 4,
    eachBatch: async ({ batch, resolveOffset, commitOffsetsIfNecessary }) => {
      await handle(batch.messages.map(({ value }): FloorFact => JSON.parse(String(value))));
      const last = batch.messages.at(-1);
      if (!last) return;
      resolveOffset(last.offset);
      await commitOffsetsIfNecessary({
        topics: [
          {
            topic: batch.topic,
            partitions: [{ partition: batch.partition, offset: String(BigInt(last.offset) + 1n) }],
          },
        ],
      });
    },
  });
}
