import { randomUUID } from 'node:crypto';
import type { Fact } from '@iwaa/contracts/event';
import { holdExpired } from '@iwaa/contracts/events/shelter-capacity';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { eventually } from '@iwaa/testing/eventually';
import type { Kafka } from 'kafkajs';
import { type Logger, pino } from 'pino';
import { createFactConsumer, type FactConsumer } from './fact-consumer.ts';
import type { FactConsumerOptions } from './fact-consumer-options.ts';
import { createFactPublisher, type FactPublisher } from './fact-publisher.ts';
import { createKafka } from './kafka.ts';
import { reactTo } from './reaction.ts';

type React = (fact: Fact<typeof holdExpired>) => Promise<void> | void;
type Omitted = 'kafka' | 'log' | 'deadLetters' | 'onFatal' | 'topics';

/** Topics, consumers and publishers of one test file on a real broker; `close` ends them all. */
export interface KafkaTestBed {
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
    how: React | Omit<Extract<FactConsumerOptions, { handleBatch: unknown }>, Omitted | 'groupId'>,
  ): Promise<FactConsumer>;
  readonly deadLettersTopic: string;
  close(): Promise<void>;
}

/** A hold that ran out in a case; `number` tells facts of one case apart. */
export function holdFact(
  caseNumber: number,
  number: number,
): { key: string; fact: Fact<typeof holdExpired> } {
  const caseId = `SK-2425-${String(caseNumber).padStart(5, '0')}`;
  const fact = {
    id: randomUUID(),
    source: '/iwaa/shelter-capacity',
    type: holdExpired.type,
    subject: `bed/${caseId}`,
    time: new Date().toISOString(),
    sequence: number,
    data: {
      bedId: 'sidi-kacem-centre.men-001',
      centreId: 'sidi-kacem-centre',
      campaignId: 'SK-2425',
      holdId: randomUUID(),
      caseId,
    },
  };
  return { key: caseId, fact };
}

export async function createKafkaTestBed(addresses: EngineAddresses): Promise<KafkaTestBed> {
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

  async function topics(...names: string[]): Promise<string[]> {
    const made = names.map(name);
    await admin.createTopics({
      topics: made.map((topic) => ({ topic, numPartitions: 4, replicationFactor: 1 })),
      waitForLeaders: false,
    });
    // kafkajs's own waiting gives up at a broker that hasn't heard of the new topic yet.
    await eventually(() => admin.fetchTopicMetadata({ topics: made }));
    return made;
  }
  await topics('reader.dead-letters.v1');

  return {
    kafka,
    log,
    publisher,
    fatal,
    topics,
    name,
    deadLettersTopic,
    async consume(group, read, how) {
      const common = {
        kafka,
        log,
        groupId: name(group),
        topics: () => (typeof read === 'function' ? read() : read),
        deadLetters: { publisher, topic: deadLettersTopic },
        onFatal: (error: Error) => void fatal.push(error),
      };
      const consumer = createFactConsumer(
        typeof how === 'function'
          ? { ...common, reactions: [reactTo(holdExpired, async (fact) => how(fact))] }
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
