import mongoose, { type Model } from 'mongoose';
import { asItIs, driverCollection } from './driver-collection.ts';
import { isDuplicateKey } from './duplicate-key.ts';

/**
 * Inserts documents by one write; one whose id is there already stays as it is. MongoDB writes inserts together where it
 * writes upserts one by one.
 */
export async function insertAbsent<Document extends { readonly _id: string }>(
  model: Model<Document>,
  documents: readonly Document[],
): Promise<void> {
  if (documents.length === 0) return;
  try {
    await driverCollection<{ _id: string }>(model).insertMany([...documents], { ordered: false, ...asItIs });
  } catch (error) {
    if (!isOfDuplicatesAlone(error)) throw error;
  }
}

/** Whether all the others are written, as durably as was asked for. */
function isOfDuplicatesAlone(error: unknown): boolean {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) return false;
  const failed = [error.writeErrors].flat();
  return (
    failed.length > 0 && failed.every(isDuplicateKey) && error.result.getWriteConcernError() === undefined
  );
}
