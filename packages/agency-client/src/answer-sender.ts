import type { Kafka, Producer } from 'kafkajs';
import { AccessError } from './access-error.ts';
import type { OutgoingMessage } from './answer-message.ts';

export interface AnswerSender {
  /** Resolves when Kafka has taken the message; messages are sent in the order of the calls. */
  send(message: OutgoingMessage): Promise<void>;
  close(): Promise<void>;
}

/**
 * Sends one awaited message at a time: kafkajs loses acknowledged messages when several sends are under way and an answer
 * is lost. After an error its producer is thrown away, and the next send has a new one.
 */
export function createAnswerSender(kafka: Kafka, topic: string): AnswerSender {
  let producer: Producer | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function sendNow({ key, value, headers }: OutgoingMessage): Promise<void> {
    if (closed) throw new Error('The client is closed and sends no more answers.');
    try {
      if (!producer) {
        producer = kafka.producer({ allowAutoTopicCreation: false });
        await producer.connect();
      }
      await producer.send({
        topic,
        acks: -1,
        timeout: 10_000,
        messages: [{ key, value, headers: { ...headers } }],
      });
    } catch (error) {
      const failed = producer;
      producer = undefined;
      await failed?.disconnect().catch(() => undefined);
      throw new AccessError(error, topic);
    }
  }

  return {
    send(message) {
      const turn = last.then(() => sendNow(message));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await last;
      closed = true;
      await producer?.disconnect();
    },
  };
}
