import { accessLogName } from '@iwaa/service-kit/access-log/access-log';
import { Client } from '@temporalio/client';
import { type ConsumerRunConfig, Kafka, type ProducerBatch, type TopicMessages } from 'kafkajs';
import mongoose from 'mongoose';
import type { Plant } from './plants.ts';
import { wrap } from './wrap.ts';

/** Says yes to every n-th question. */
function every(n: number): () => boolean {
  let asked = 0;
  return () => {
    asked += 1;
    return asked % n === 0;
  };
}

interface CommandWrite {
  $push?: { outbox?: unknown; commands?: unknown };
}

/** Gives the drivers of this process a bug that the product might have. */
export function plantBug(plant: Plant, service: string): void {
  const collections = mongoose.mongo.Collection.prototype;
  switch (plant) {
    case 'acknowledges-without-writing': {
      const now = every(60);
      wrap(collections, 'updateOne', (original, self, args) => {
        const leavesFacts = (args[1] as CommandWrite).$push?.outbox !== undefined;
        if (leavesFacts && now()) return { acknowledged: true, matchedCount: 1, modifiedCount: 1 };
        return Reflect.apply(original, self, args);
      });
      return;
    }
    case 'forgets-keys':
      wrap(collections, 'updateOne', (original, self, [filter, update, ...rest]) => {
        const { $push, ...write } = update as CommandWrite;
        const forgetful = $push?.commands ? { ...write, $push: { outbox: $push.outbox } } : update;
        return Reflect.apply(original, self, [filter, forgetful, ...rest]);
      });
      return;
    case 'removes-before-the-acknowledgement': {
      const now = every(40);
      aroundSending((send, batch) => (isOfFacts(batch) && now() ? [] : send(batch)));
      return;
    }
    case 'publishes-twice-under-new-ids': {
      const now = every(40);
      aroundSending((send, batch) => send(isOfFacts(batch) && now() ? doubled(batch) : batch));
      return;
    }
    case 'shows-without-recording': {
      const now = every(5);
      wrap(collections, 'insertMany', (original, self, args) => {
        const isLog = (self as mongoose.mongo.Collection).collectionName === accessLogName;
        return isLog && now() ? { acknowledged: true } : Reflect.apply(original, self, args);
      });
      return;
    }
    case 'swallows-dead-letters':
      aroundSending((send, batch) => (isOfFacts(batch) ? send(batch) : []));
      return;
    case 'commits-before-the-work':
      commitBeforeWork();
      return;
    case 'follows-some-cases-twice': {
      if (service !== 'casework') return;
      const now = every(30);
      wrap(Object.getPrototypeOf(new Client().workflow), 'signalWithStart', async (original, self, args) => {
        const handle = await Reflect.apply(original, self, args);
        const [type, options] = args as [unknown, { workflowId: string }];
        const again = { ...options, workflowId: `${options.workflowId}-again` };
        if (now()) await Reflect.apply(original, self, [type, again]);
        return handle;
      });
      return;
    }
    case 'lets-deadlines-pass':
      if (service !== 'casework') return;
      wrap(globalThis, 'fetch', (original, self, args) => {
        if ((args[1] as RequestInit | undefined)?.method === 'POST') throw new TypeError('fetch failed');
        return Reflect.apply(original, self, args);
      });
      return;
    case 'makes-no-unique-index':
      wrap(collections, 'createIndex', (original, self, [fields, options, ...rest]) => {
        const { unique: _, ...lax } = options as { unique?: boolean };
        return Reflect.apply(original, self, [fields, lax, ...rest]);
      });
      return;
    case 'signals-closed-cases':
      if (service === 'casework') signalClosedCases();
      return;
    case 'sends-several-at-once':
      sendSeveralAtOnce();
      return;
    default:
      plant satisfies never;
  }
}

/** A bridge that neither asks whether a case is closed nor forbids Temporal to begin it once more. */
function signalClosedCases(): void {
  wrap(mongoose.mongo.Collection.prototype, 'find', (original, self, [filter, ...rest]) => {
    const asksForClosings = Object.hasOwn(Object(filter), 'state.outcome');
    return Reflect.apply(original, self, [asksForClosings ? { _id: { $in: [] } } : filter, ...rest]);
  });
  wrap(Object.getPrototypeOf(new Client().workflow), 'signalWithStart', (original, self, args) => {
    const [type, options] = args as [unknown, object];
    return Reflect.apply(original, self, [type, { ...options, workflowIdReusePolicy: 'ALLOW_DUPLICATE' }]);
  });
}

/** An idempotent producer of kafkajs with several sends under way loses what was acknowledged when an answer is lost. */
function sendSeveralAtOnce(): void {
  wrap(Kafka.prototype, 'producer', (original, self, [options]) => {
    const several = { ...(options as object), idempotent: true, maxInFlightRequests: 5 };
    const producer = Reflect.apply(original, self, [several]) as object;
    wrap(producer, 'sendBatch', (send, of, [batch]) => {
      const { topicMessages = [], ...rest } = batch as ProducerBatch;
      const parts = topicMessages.flatMap(({ topic, messages }) =>
        messages.map((message) => ({ ...rest, topicMessages: [{ topic, messages: [message] }] })),
      );
      return Promise.all(parts.map((part) => Reflect.apply(send, of, [part])));
    });
    return producer;
  });
}

type Send = (batch: ProducerBatch) => unknown;

function aroundSending(around: (send: Send, batch: ProducerBatch) => unknown): void {
  wrap(Kafka.prototype, 'producer', (original, self, args) => {
    const producer = Reflect.apply(original, self, args) as object;
    wrap(producer, 'sendBatch', async (send, of, [batch]) =>
      around((other) => Reflect.apply(send, of, [other]), batch as ProducerBatch),
    );
    return producer;
  });
}

function isOfFacts({ topicMessages = [] }: ProducerBatch): boolean {
  return topicMessages.every(({ topic }) => !topic.endsWith('.dead-letters.v1'));
}

/** Every message and its double, as a sender makes it who does not name facts after what decided them. */
function doubled(batch: ProducerBatch): ProducerBatch {
  const topicMessages = (batch.topicMessages ?? []).map(
    ({ topic, messages }): TopicMessages => ({
      topic,
      messages: messages.flatMap((message) => [
        message,
        { ...message, headers: { ...message.headers, ce_id: crypto.randomUUID() } },
      ]),
    }),
  );
  return { ...batch, topicMessages };
}

/** A reader that commits first loses what it was at when it dies: here it dies at every fortieth batch. */
function commitBeforeWork(): void {
  const now = every(40);
  wrap(Kafka.prototype, 'consumer', (original, self, args) => {
    const consumer = Reflect.apply(original, self, args) as object;
    wrap(consumer, 'run', (run, of, [config]) => {
      const { eachBatch, ...rest } = config as ConsumerRunConfig;
      if (!eachBatch) return Reflect.apply(run, of, [config]);
      const hasty: ConsumerRunConfig = {
        ...rest,
        eachBatch: async (payload) => {
          const { topic, partition } = payload.batch;
          const offset = String(BigInt(payload.batch.lastOffset()) + 1n);
          await payload.commitOffsetsIfNecessary({
            topics: [{ topic, partitions: [{ partition, offset }] }],
          });
          if (now()) process.kill(process.pid, 'SIGKILL');
          await eachBatch(payload);
        },
      };
      return Reflect.apply(run, of, [hasty]);
    });
    return consumer;
  });
}
