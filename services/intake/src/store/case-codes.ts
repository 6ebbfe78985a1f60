import { type Connection, Schema } from 'mongoose';

interface Counter {
  readonly _id: string;
  readonly last: number;
}

/** Gives out the codes of a campaign's cases. */
export interface CaseCodes {
  /** The next code, such as `SK-2425-00042`; one that is then not used stays unused. */
  next(campaignId: string): Promise<string>;
}

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
  return {
    async next(campaignId) {
      const { last } = await model
        .findOneAndUpdate(
          { _id: campaignId },
          { $inc: { last: 1 } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<Counter>()
        .orFail();
      return `${campaignId}-${String(last).padStart(5, '0')}`;
    },
  };
}
