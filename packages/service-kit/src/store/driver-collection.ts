import type mongoose from 'mongoose';
import type { Model } from 'mongoose';

/** A field without a value is not written, as in JSON; the driver would make it null. */
export const asItIs = { ignoreUndefined: true } as const;

/**
 * The driver's own collection of a model whose ids are texts: a write through mongoose costs the service twice as much. What is
 * written goes as it is, so its type is all that checks it, and MongoDB where the collection has a schema.
 */
export function driverCollection<Document extends { _id: string }>(
  model: Pick<Model<never>, 'collection'>,
): mongoose.mongo.Collection<Document> {
  return model.collection as unknown as mongoose.mongo.Collection<Document>;
}
