import type { OutboxEntry, OutboxSource } from '@iwaa/eventing/outbox-relay';
import type { Model } from 'mongoose';
import type { StoredAggregate } from './stored-aggregate.ts';

/** An aggregate's collection, and the first part of its facts' subject. */
export interface OutboxCollection {
  readonly name: string;
  readonly model: Model<StoredAggregate<unknown>>;
}

interface DocumentRef {
  readonly collection: OutboxCollection;
  readonly id: string;
  readonly factId: string;
}

/**
 * The outboxes of a service's aggregates as one source for its relay. The oldest go first; within an aggregate the order
 * is that of the facts. Removing names what was sent by id and never touches the version, so it disturbs no command.
 */
export function createOutboxSource(
  source: string,
  collections: () => readonly OutboxCollection[],
): OutboxSource {
  async function takeFrom(
    collection: OutboxCollection,
    limit: number,
  ): Promise<{ since: Date; entries: OutboxEntry[] }[]> {
    const waiting = await collection.model
      .find({ outboxSince: { $exists: true } }, { outbox: 1, outboxSince: 1 })
      .sort({ outboxSince: 1 })
      .limit(limit)
      .lean<StoredAggregate<unknown>[]>();
    return waiting.map((document) => ({
      since: document.outboxSince ?? new Date(0),
      entries: document.outbox.flatMap((item) =>
        item.topics.map((topic) => ({
          topic,
          key: item.key,
          documentRef: { collection, id: document._id, factId: item.id } satisfies DocumentRef,
          fact: {
            id: item.id,
            type: item.type,
            source,
            subject: `${collection.name}/${document._id}`,
            time: item.time,
            sequence: item.sequence,
            data: item.data,
            ...(item.traceparent ? { traceparent: item.traceparent } : {}),
          },
        })),
      ),
    }));
  }

  return {
    async take(limit) {
      const found = (
        await Promise.all(collections().map((collection) => takeFrom(collection, limit)))
      ).flat();
      found.sort((one, other) => one.since.getTime() - other.since.getTime());
      // A document is taken whole: a fact that goes to two topics is removed only when both have it.
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
        const { collection, id, factId } = documentRef as DocumentRef;
        const documents = sent.get(collection) ?? new Map<string, Set<string>>();
        sent.set(collection, documents);
        documents.set(id, (documents.get(id) ?? new Set()).add(factId));
      }
      await Promise.all(
        [...sent].map(([{ model }, documents]) =>
          model.bulkWrite(
            [...documents].map(([id, factIds]) => ({
              updateOne: { filter: { _id: id }, update: withoutSent([...factIds]) },
            })),
            { ordered: false },
          ),
        ),
      );
    },
  };
}

/** Leaves the facts that came in the meantime, and forgets `outboxSince` when there are none. */
function withoutSent(factIds: string[]) {
  return [
    { $set: { outbox: { $filter: { input: '$outbox', cond: { $not: { $in: ['$$this.id', factIds] } } } } } },
    { $set: { outboxSince: { $cond: [{ $eq: [{ $size: '$outbox' }, 0] }, '$$REMOVE', '$outboxSince'] } } },
  ];
}
