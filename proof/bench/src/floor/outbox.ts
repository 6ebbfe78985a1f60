import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import type mongoose from 'mongoose';
import type { FloorFact } from './floor-names.ts';

interface Outgoing {
  readonly topic: string;
  readonly fact: FloorFact;
}

/** A document of the floor: its state, its version, and what is not sent yet. */
export interface FloorDocument {
  readonly _id: string;
  readonly version: number;
  readonly outbox: readonly Outgoing[];
  readonly outboxSince?: Date;
  readonly state: Readonly<Record<string, unknown>>;
}

export type FloorCollection = mongoose.mongo.Collection<FloorDocument>;

/** What a write says, as it is kept with the document until Kafka has it. */
export function outgoing(
  topic: string,
  type: string,
  caseId: string,
  data: Readonly<Record<string, unknown>> = {},
): Outgoing {
  return { topic, fact: { id: randomUUID(), type, caseId, time: new Date().toISOString(), data } };
}

/** Opens a collection with the index by which the relay finds what waits. */
export async function openCollection(database: mongoose.mongo.Db, name: string): Promise<FloorCollection> {
  const collection = database.collection<FloorDocument>(name);
  await collection.createIndex(
    { outboxSince: 1 },
    { partialFilterExpression: { outboxSince: { $exists: true } } },
  );
  return collection;
}

/** Writes a new document with what it says; does nothing where it is there. Gives whether it was new. */
export async function insert(
  collection: FloorCollection,
  _id: string,
  state: FloorDocument['state'],
  outbox: readonly Outgoing[],
): Promise<boolean> {
  try {
    await collection.insertOne({ _id, version: 1, state, outbox, outboxSince: new Date() });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 11_000) return false;
    throw error;
  }
}

/** Changes a document if it is still as the filter says, together with what that says. Gives whether it was. */
export async function change(
  collection: FloorCollection,
  filter: mongoose.mongo.Filter<FloorDocument>,
  state: FloorDocument['state'],
  outbox: readonly Outgoing[],
): Promise<FloorDocument | null> {
  return collection.findOneAndUpdate(
    filter,
    {
      $set: {
        ...Object.fromEntries(Object.entries(state).map(([key, value]) => [`state.${key}`, value])),
        outboxSince: new Date(),
      },
      $inc: { version: 1 },
      $push: { outbox: { $each: [...outbox] } },
    },
    { returnDocument: 'after' },
  );
}

const batch = 500;
const pollMs = 200;

/** Sends what waits in the collections, one awaited batch at a time, and takes out what Kafka has acknowledged. */
export async function startRelay(
  kafka: Kafka,
  collections: readonly FloorCollection[],
): Promise<{ wake(): void }> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  let woken = new AbortController();

  async function relay(collection: FloorCollection): Promise<number> {
    const waiting = await collection
      .find({ outboxSince: { $exists: true } })
      .project<Pick<FloorDocument, '_id' | 'outbox'>>({ outbox: 1 })
      .sort({ outboxSince: 1 })
      .limit(batch)
      .toArray();
    if (waiting.length === 0) return 0;
    const all = waiting.flatMap(({ outbox }) => outbox);
    const topicMessages = [...Map.groupBy(all, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
      topic,
      messages: ofTopic.map(({ fact }) => ({ key: fact.caseId, value: JSON.stringify(fact) })),
    }));
    await producer.sendBatch({ acks: -1, topicMessages });
    await collection.bulkWrite(
      waiting.map(({ _id, outbox }) => ({
        updateOne: {
          filter: { _id },
          update: [
            {
              $set: {
                outbox: {
                  $filter: {
                    input: '$outbox',
                    cond: { $not: { $in: ['$$this.fact.id', outbox.map(({ fact }) => fact.id)] } },
                  },
                },
              },
            },
            {
              $set: {
                outboxSince: { $cond: [{ $eq: [{ $size: '$outbox' }, 0] }, '$$REMOVE', '$outboxSince'] },
              },
            },
          ],
        },
      })),
      { ordered: false },
    );
    return waiting.length;
  }

  async function run(): Promise<void> {
    for (;;) {
      woken = new AbortController();
      const sent = await Promise.all(collections.map(relay));
      if (Math.max(0, ...sent) < batch)
        await wait(pollMs, undefined, { signal: woken.signal }).catch(() => undefined);
    }
  }
  void run();
  return { wake: () => woken.abort() };
}
