/**
 * Loaded into a service's process by `node --import`, before the service's own code. It wraps methods of the drivers so that
 * the process can be made to die between two steps, its clock can be moved, and its way to Kafka leads over a link. The
 * product knows nothing of it.
 */
import { answerJudged } from '@iwaa/contracts/events/agency';
import { accessLogName } from '@iwaa/service-kit/access-log/access-log';
import { Client } from '@temporalio/client';
import { type ConsumerRunConfig, Kafka, type ProducerBatch } from 'kafkajs';
import mongoose from 'mongoose';
import { type KillPoint, killFolderVariable, killServiceVariable, passPoint } from './kill-points.ts';
import { kafkaLinkVariable, leadKafka } from './lead-kafka.ts';
import { followClock } from './moved-clock.ts';
import { plantBug } from './plant-bug.ts';
import { plantNames, plantVariable } from './plants.ts';
import { wrap } from './wrap.ts';

const folder = process.env[killFolderVariable] ?? '';
const service = process.env[killServiceVariable] ?? '';
followClock(folder, service);
if (process.env[kafkaLinkVariable]) leadKafka(process.env[kafkaLinkVariable]);
// Not handed on to any process that the service may start.
delete process.env.NODE_OPTIONS;

function pass(point: KillPoint): void {
  passPoint(folder, service, point);
}

/** Whether a write leaves facts in an outbox, which is what a command's decision does and a relay's clearing does not. */
function leavesFacts(write: unknown): boolean {
  const text = write as { outbox?: unknown[]; $push?: { outbox?: unknown } } | undefined;
  return (text?.outbox?.length ?? 0) > 0 || text?.$push?.outbox !== undefined;
}

/** Whether agencies are told by it what became of their answers. */
function tellsReceipts({ topicMessages = [] }: ProducerBatch): boolean {
  return topicMessages.some(({ messages }) =>
    messages.some(({ headers }) => headers?.ce_type === answerJudged.type),
  );
}

for (const [name, position] of [
  ['insertOne', 0],
  ['updateOne', 1],
] as const) {
  wrap(mongoose.mongo.Collection.prototype, name, async (original, self, args) => {
    const result = await Reflect.apply(original, self, args);
    if (leavesFacts(args[position])) pass('written-before-reply');
    return result;
  });
}

wrap(mongoose.mongo.Collection.prototype, 'insertMany', async (original, self, args) => {
  const result = await Reflect.apply(original, self, args);
  if ((self as mongoose.mongo.Collection).collectionName === accessLogName) pass('recorded-before-shown');
  return result;
});

wrap(Kafka.prototype, 'producer', (original, self, args) => {
  const producer = Reflect.apply(original, self, args) as object;
  wrap(producer, 'sendBatch', async (send, of, [batch]) => {
    const topics = (batch as ProducerBatch).topicMessages?.map(({ topic }) => topic) ?? [];
    const puttingAside = topics.some((topic) => topic.endsWith('.dead-letters.v1'));
    if (puttingAside) pass('before-dead-letter');
    if (tellsReceipts(batch as ProducerBatch)) pass('answer-taken-before-receipt');
    const sent = await Reflect.apply(send, of, [batch]);
    pass(puttingAside ? 'dead-letter-before-offset' : 'kafka-acknowledged-before-outbox-emptied');
    return sent;
  });
  return producer;
});

wrap(Kafka.prototype, 'consumer', (original, self, args) => {
  const consumer = Reflect.apply(original, self, args) as object;
  wrap(consumer, 'run', (run, of, [config]) => {
    const { eachBatch, ...rest } = config as ConsumerRunConfig;
    if (!eachBatch) return Reflect.apply(run, of, [config]);
    const watched: ConsumerRunConfig = {
      ...rest,
      eachBatch: (payload) =>
        eachBatch({
          ...payload,
          commitOffsetsIfNecessary: (offsets) => {
            pass('effect-before-offset');
            return payload.commitOffsetsIfNecessary(offsets);
          },
        }),
    };
    return Reflect.apply(run, of, [watched]);
  });
  return consumer;
});

if (service === 'casework') {
  const workflows: object = Object.getPrototypeOf(new Client().workflow);
  wrap(workflows, 'signalWithStart', async (original, self, args) => {
    const handle = await Reflect.apply(original, self, args);
    pass('signalled-before-offset');
    return handle;
  });
  wrap(globalThis, 'fetch', async (original, self, args) => {
    const answer = await Reflect.apply(original, self, args);
    if ((args[1] as RequestInit | undefined)?.method === 'POST')
      pass('owner-answered-before-activity-reports');
    return answer;
  });
}

const plant = plantNames.find((name) => name === process.env[plantVariable]);
if (plant) plantBug(plant, service);
