import { randomUUID } from 'node:crypto';
import type { Fact } from '@iwaa/contracts/event';
import { holdLapsed } from '@iwaa/contracts/events/shelter-capacity';
import { largestBatchBytes, largestDeadLetterBytes } from '@iwaa/contracts/topology';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { eventually } from '@iwaa/testing/eventually';
import type { Kafka } from 'kafkajs';
import { type Logger, pino } from 'pino';
import { createFactConsumer, type FactConsumer } from '../consumer/fact-consumer.ts';
import type { BatchOptions, FactConsumerOptions } from '../consumer/fact-consumer-options.ts';
import { reactTo } from '../consumer/reaction.ts';
import { createFactPublisher, type FactPublisher } from '../kafka/fact-publisher.ts';
import { createKafka } from '../kafka/kafka.ts';

type React = (fact: Fact<typeof holdLapsed>) => Promise<void> | void;

/** Topics, consumers and publishers of one test file on a real broker; `close` ends them all. */
export interface KafkaFixture {
  readonly kafka: Kafka;
  readonly log: Logger;
  readonly publisher: FactPublisher;
  readonly fatal: Error[];
  /** Makes topics whose names nobody else has. */
  topics(...names: string[]): Promise<string[]>;
  name(name: string): string;
  /** A consumer of the topics with the reaction, or with other options; its dead letters go to `deadLettersTopic`. */
  consume(
    group: string,
    topics: string[] | (() => string[]),
    how: React | BatchOptions,
    options?: Pick<FactConsumerOptions, 'stillAfterMs' | 'topicsComeAndGo'>,
  ): Promise<FactConsumer>;
  readonly deadLettersTopic: string;
  close(): Promise<void>;
}

/** @param deadLetterBytes the largest message that its topic of dead letters takes */
export async function createKafkaFixture(
  addresses: EngineAddresses,
  deadLetterBytes = largestDeadLetterBytes,
): Promise<KafkaFixture> {
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  const { brokers, admin: access } = addresses.kafka;
  const kafka = createKafka({ brokers, ...access, clientId: 'eventing-tests' }, log);
  const publisher = createFactPublisher({ kafka, log });
  const admin = kafka.admin();
  await admin.connect();
  const prefix = `t${randomUUID().slice(0, 8)}`;
  const consumers: FactConsumer[] = [];
  const fatal: Error[] = [];
  const name = (suffix: string) => `${prefix}.${suffix}`;
  const deadLettersTopic = name('reader.dead-letters.v1');

  const topics = (...names: string[]) => make(names, largestBatchBytes);

  async function make(names: readonly string[], bytes: number): Promise<string[]> {
    const made = names.map(name);
    await admin.createTopics({
      topics: made.map((topic) => ({
        topic,
        numPartitions: 4,
        replicationFactor: 1,
        configEntries: [{ name: 'max.message.bytes', value: String(bytes) }],
      })),
      waitForLeaders: false,
    });
    // kafkajs's own waiting gives up at a broker that hasn't heard of the new topic yet.
    await eventually(() => admin.fetchTopicMetadata({ topics: made }));
    return made;
  }
  await make(['reader.dead-letters.v1'], deadLetterBytes);

  return {
    kafka,
    log,
    publisher,
    fatal,
    topics,
    name,
    deadLettersTopic,
    async consume(group, read, how, options) {
      const common = {
        ...options,
        kafka,
        log,
        groupId: name(group),
        topics: () => (typeof read === 'function' ? read() : read),
        deadLetters: { publisher, topic: deadLettersTopic },
        onFatal: (error: Error) => void fatal.push(error),
      };
      const consumer = createFactConsumer(
        typeof how === 'function'
          ? { ...common, reactions: [reactTo(holdLapsed, async (fact) => how(fact))] }
          : { ...common, ...how },
      );
      consumers.push(consumer);
      await consumer.start();
      return consumer;
    },
    async close() {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      await publisher.close();
      await admin.disconnect();
    },
  };
}
