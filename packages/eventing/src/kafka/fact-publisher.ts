import type { Fact } from '@iwaa/contracts/event';
import type { Kafka, Producer, TopicMessages } from 'kafkajs';
import type { Logger } from 'pino';
import { createOutageLog } from '../failure/outage-log.ts';
import { atMost } from '../failure/pause.ts';
import { toMessage } from '../wire/cloud-event.ts';
import type { RawMessage } from '../wire/message.ts';

/** A fact with its way: the topic, and the key (the case) whose facts stay in order. */
export interface OutgoingFact {
  readonly topic: string;
  readonly key: string;
  readonly fact: Fact;
}

export interface FactPublisher {
  /**
   * Resolves when Kafka has acknowledged all of them. When it rejects, some may have been written: the caller sends all
   * of them again, and readers know a fact by its id.
   */
  publish(facts: readonly OutgoingFact[]): Promise<void>;
  /** Sends messages as they are, bytes and headers unchanged. For dead letters and their replay. */
  forward(topic: string, messages: readonly RawMessage[]): Promise<void>;
  /** Waits for what is under way, 10 s at most, then disconnects. */
  close(): Promise<void>;
}

const longestCloseMs = 10_000;

function byTopic(facts: readonly OutgoingFact[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const outgoing of facts) {
    const messages = topics.get(outgoing.topic) ?? { topic: outgoing.topic, messages: [] };
    messages.messages.push(toMessage(outgoing));
    topics.set(outgoing.topic, messages);
  }
  return [...topics.values()];
}

/**
 * Publishes with acks=all, one awaited batch at a time: kafkajs loses acknowledged messages when a producer has several
 * sends under way and an answer is lost. After a final error its producer isn't trusted any more: the next call has a new one.
 */
export function createFactPublisher(options: { kafka: Kafka; log: Logger }): FactPublisher {
  const outage = createOutageLog(
    options.log,
    'Kafka does not take what is published; the producer was thrown away and the sender tries again.',
  );
  let producer: Producer | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function connected(): Promise<Producer> {
    if (producer === undefined) {
      producer = options.kafka.producer({
        allowAutoTopicCreation: false,
        metadataMaxAge: 60_000,
        retry: { retries: 6 },
      });
      await producer.connect();
    }
    return producer;
  }

  async function send(topicMessages: TopicMessages[]): Promise<void> {
    if (closed) {
      throw new Error('The fact publisher is closed and sends nothing more.');
    }
    try {
      const current = await connected();
      await current.sendBatch({ acks: -1, timeout: 10_000, topicMessages });
      outage.recovered();
    } catch (error) {
      outage.failed(error);
      const failed = producer;
      producer = undefined;
      await failed?.disconnect().catch(() => undefined);
      throw error;
    }
  }

  function enqueue(topicMessages: TopicMessages[]): Promise<void> {
    const turn = last.then(() => send(topicMessages));
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    publish: async (facts) => {
      if (facts.length > 0) {
        await enqueue(byTopic(facts));
      }
    },
    forward: async (topic, messages) => {
      if (messages.length > 0) {
        await enqueue([
          {
            topic,
            messages: messages.map(({ key, value, headers }) => ({ key, value, headers: headers ?? {} })),
          },
        ]);
      }
    },
    close: async () => {
      await atMost(last, longestCloseMs);
      closed = true;
      const current = producer;
      producer = undefined;
      await atMost(current?.disconnect(), longestCloseMs);
    },
  };
}
