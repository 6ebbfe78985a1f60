import type { Kafka, Producer } from 'kafkajs';
import { AccessError } from './access-error.ts';
import type { OutgoingMessage } from './answer-message.ts';

export interface AnswerSender {
  /** Resolves when Kafka has taken the message; messages are sent in the order of the calls. */
  send(message: OutgoingMessage): Promise<void>;
  close(): Promise<void>;
}

/** An answer that waits for its turn. */
interface Waiting {
  readonly message: OutgoingMessage;
  readonly taken: PromiseWithResolvers<void>;
}

/**
 * Has one send under way at a time, and awaits it: kafkajs loses acknowledged messages when several are, and an answer is
 * lost. What is given meanwhile goes together in the next. After an error its producer is thrown away, and the next send has a
 * new one.
 */
export function createAnswerSender(kafka: Kafka, topic: string): AnswerSender {
  let producer: Producer | undefined;
  let closed = false;
  let waiting: Waiting[] = [];
  let sending: Promise<void> | undefined;

  async function sendNow(messages: readonly OutgoingMessage[]): Promise<void> {
    try {
      if (!producer) {
        producer = kafka.producer({ allowAutoTopicCreation: false });
        await producer.connect();
      }
      await producer.send({
        topic,
        acks: -1,
        timeout: 10_000,
        messages: messages.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
      });
    } catch (error) {
      const failed = producer;
      producer = undefined;
      await failed?.disconnect().catch(() => undefined);
      throw new AccessError(error, topic);
    }
  }

  async function sendWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      try {
        await sendNow(together.map(({ message }) => message));
        for (const { taken } of together) taken.resolve();
      } catch (error) {
        for (const { taken } of together) taken.reject(error);
      }
    }
    sending = undefined;
  }

  return {
    send(message) {
      const taken = Promise.withResolvers<void>();
      if (closed) taken.reject(new Error('The client is closed and sends no more answers.'));
      else {
        waiting.push({ message, taken });
        sending ??= sendWaiting();
      }
      return taken.promise;
    },
    async close() {
      closed = true;
      await sending;
      await producer?.disconnect();
    },
  };
}
