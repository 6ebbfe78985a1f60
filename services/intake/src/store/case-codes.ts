import { type Connection, Schema } from 'mongoose';

interface Counter {
  readonly _id: string;
  readonly last: number;
}

interface Taker {
  resolve(code: string): void;
  reject(error: unknown): void;
}

/** Gives out the codes of a campaign's cases. */
export interface CaseCodes {
  /** The next code, such as `SK-2425-00042`; one that is then not used stays unused. */
  next(campaignId: string): Promise<string>;
}

/**
 * Codes from one counter for each campaign. Whoever asks while a draw is under way is served by the next one, together:
 * one document that everybody writes would otherwise be what a crowded night waits for.
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
  /** By campaign, while a draw is under way: who asks for the next one. */
  const waiting = new Map<string, Taker[]>();

  async function draw(campaignId: string, takers: readonly Taker[]): Promise<void> {
    const { last } = await model
      .findOneAndUpdate(
        { _id: campaignId },
        { $inc: { last: takers.length } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<Counter>()
      .orFail();
    const first = last - takers.length + 1;
    for (const [index, taker] of takers.entries())
      taker.resolve(`${campaignId}-${String(first + index).padStart(5, '0')}`);
  }

  async function drawForAll(campaignId: string, first: Taker): Promise<void> {
    for (let takers = [first]; takers.length > 0; takers = waiting.get(campaignId) ?? []) {
      waiting.set(campaignId, []);
      await draw(campaignId, takers).catch((error) => {
        for (const taker of takers) taker.reject(error);
      });
    }
    waiting.delete(campaignId);
  }

  return {
    next: (campaignId) =>
      new Promise((resolve, reject) => {
        const queue = waiting.get(campaignId);
        if (queue) queue.push({ resolve, reject });
        else void drawForAll(campaignId, { resolve, reject });
      }),
  };
}
