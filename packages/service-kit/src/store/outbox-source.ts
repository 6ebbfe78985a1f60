import type { OutboxEntry, OutboxSource } from '@iwaa/eventing/outbox/outbox-relay';
import type { Model } from 'mongoose';
import { driverCollection } from './driver-collection.ts';
import type { LastWritten } from './last-written.ts';
import type { OutboxItem, StoredAggregate } from './stored-aggregate.ts';

/** An aggregate's collection, and the first part of its facts' subject. */
export interface OutboxCollection {
  readonly name: string;
  readonly model: Model<StoredAggregate<unknown>>;
  readonly lastWritten: Pick<LastWritten<unknown>, 'left'>;
}

interface DocumentRef {
  readonly collection: OutboxCollection;
  readonly id: string;
  readonly factId: string;
  readonly topic: string;
}

/** The outboxes of a service's aggregates as one source for its relay. */
export interface AggregateOutboxes extends OutboxSource {
  /** What one aggregate's outbox holds, as the relay takes it. */
  entriesOf(kind: string, id: string, outbox: readonly OutboxItem[]): OutboxEntry[];
}

/**
 * The oldest go first; within an aggregate the order is that of the facts. Removing names what was sent by id and never
 * touches the version, so it disturbs no command.
 */
export function createOutboxSource(
  source: string,
  collections: () => readonly OutboxCollection[],
): AggregateOutboxes {
  function toEntries(collection: OutboxCollection, id: string, outbox: readonly OutboxItem[]): OutboxEntry[] {
    return outbox.flatMap((item) =>
      item.topics.map((topic) => ({
        topic,
        key: item.key,
        documentRef: { collection, id, factId: item.id, topic } satisfies DocumentRef,
        fact: {
          id: item.id,
          type: item.type,
          source,
          subject: `${collection.name}/${id}`,
          time: item.time,
          sequence: item.sequence,
          actor: item.actor,
          data: item.data,
          ...(item.traceparent ? { traceparent: item.traceparent } : {}),
        },
      })),
    );
  }

  async function takeFrom(
    collection: OutboxCollection,
    limit: number,
    shut: ReadonlySet<string>,
  ): Promise<{ since: Date; entries: OutboxEntry[] }[]> {
    const elsewhere =
      shut.size === 0 ? {} : { outbox: { $elemMatch: { topics: { $elemMatch: { $nin: [...shut] } } } } };
    const waiting = await collection.model
      .find({ outboxSince: { $exists: true }, ...elsewhere }, { outbox: 1, outboxSince: 1 })
      .sort({ outboxSince: 1 })
      .limit(limit)
      .lean<StoredAggregate<unknown>[]>();
    return waiting.map(({ _id, outbox, outboxSince }) => ({
      since: outboxSince ?? new Date(0),
      entries: toEntries(collection, _id, outbox).filter(({ topic }) => !shut.has(topic)),
    }));
  }

  return {
    entriesOf(kind, id, outbox) {
      const collection = collections().find(({ name }) => name === kind);
      return collection ? toEntries(collection, id, outbox) : [];
    },

    async take(limit, shut) {
      const found = (
        await Promise.all(collections().map((collection) => takeFrom(collection, limit, shut)))
      ).flat();
      found.sort((one, other) => one.since.getTime() - other.since.getTime());
      const entries: OutboxEntry[] = [];
      for (const document of found) {
        if (entries.length >= limit) break;
        entries.push(...document.entries);
      }
      return entries;
    },

    async remove(entries) {
      const sent = new Map<OutboxCollection, Map<string, Set<string>>>();
      for (const { documentRef } of entries) {
        const { collection, id, factId, topic } = documentRef as DocumentRef;
        const documents = sent.get(collection) ?? new Map<string, Set<string>>();
        sent.set(collection, documents);
        documents.set(id, (documents.get(id) ?? new Set()).add(placeOf(factId, topic)));
      }
      await Promise.all(
        [...sent].map(async ([{ model, lastWritten }, documents]) => {
          await driverCollection(model).bulkWrite(
            [...documents].map(([id, places]) => ({
              updateOne: { filter: { _id: id }, update: withoutSent([...places]) },
            })),
            { ordered: false },
          );
          for (const [id, places] of documents)
            lastWritten.left(id, (factId, topic) => places.has(placeOf(factId, topic)));
        }),
      );
    },
  };
}

/** Where a fact was sent to; the same text is made in the database. */
function placeOf(factId: string, topic: string): string {
  return `${factId}|${topic}`;
}

/** Leaves the facts that came in the meantime or have not reached all their topics, and forgets `outboxSince` without any. */
function withoutSent(places: string[]) {
  const isLeft = { $not: { $in: [{ $concat: ['$$fact.id', '|', '$$topic'] }, places] } };
  const topics = { $filter: { input: '$$fact.topics', as: 'topic', cond: isLeft } };
  const shortened = { $map: { input: '$outbox', as: 'fact', in: { $mergeObjects: ['$$fact', { topics }] } } };
  return [
    { $set: { outbox: { $filter: { input: shortened, cond: { $gt: [{ $size: '$$this.topics' }, 0] } } } } },
    { $set: { outboxSince: { $cond: [{ $eq: [{ $size: '$outbox' }, 0] }, '$$REMOVE', '$outboxSince'] } } },
  ];
}
