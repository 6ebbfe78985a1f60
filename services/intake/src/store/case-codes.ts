import { type Connection, Schema } from 'mongoose';
import { createPrefetched, type Prefetched } from './prefetched.ts';

interface Counter {
  readonly _id: string;
  readonly last: number;
}

/** Gives out the codes of a campaign's cases. */
export interface CaseCodes {
  /** The next code, such as `SK-2425-00042`; one that is then not used stays unused. */
  next(campaignId: string): Promise<string>;
}

/**
 * Codes from one counter for each campaign. On a crowded night some are drawn ahead: one document that everybody writes would
 * otherwise be what the night waits for. A process that ends leaves those unused.
 */
export function createCaseCodes(database: Connection): CaseCodes {
  const schema = new Schema<Counter>(
    { _id: { type: String, required: true }, last: { type: Number, required: true } },
    {
      collection: 'case-counter',
      versionKey: false,
      strict: 'throw',
      strictQuery: 'throw',
      autoIndex: false,
    },
  );
  const model = database.model<Counter>('case-counter', schema);
  const campaigns = new Map<string, Prefetched<string>>();

  async function draw(campaignId: string, count: number): Promise<string[]> {
    const { last } = await model
      .findOneAndUpdate(
        { _id: campaignId },
        { $inc: { last: count } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<Counter>()
      .orFail();
    const first = last - count + 1;
    return Array.from(
      { length: count },
      (_, index) => `${campaignId}-${String(first + index).padStart(5, '0')}`,
    );
  }

  return {
    next(campaignId) {
      const codes = campaigns.get(campaignId) ?? createPrefetched((count) => draw(campaignId, count));
      campaigns.set(campaignId, codes);
      return codes.next();
    },
  };
}
