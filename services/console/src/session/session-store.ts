import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';

/** A session as the database has it. Who holds the database alone learns from it when somebody was there, and nothing else. */
export interface StoredSession {
  /** A digest of the browser's word. */
  readonly _id: string;
  /** The tokens, encrypted under the browser's word. */
  readonly sealed: string;
  /** Counts the renewals: who has read an older one has not the newest tokens. */
  readonly renewals: number;
  /** Until then somebody renews the tokens, and nobody else does. */
  readonly renewingUntil: Date;
  /** Until then it is good for everything that the person may do. */
  readonly endsAt: Date;
  /** Until then it is good for sending what had been recorded; then it is gone. */
  readonly sendsUntil: Date;
}

export interface SessionStore {
  ensure(): Promise<void>;
  find(word: string): Promise<StoredSession | undefined>;
  add(word: string, session: Pick<StoredSession, 'sealed' | 'endsAt' | 'sendsUntil'>): Promise<void>;
  /** Takes the right to renew for a while (ms); false where somebody else has it, or has renewed meanwhile. */
  claimRenewal(word: string, renewals: number, now: Date, forMs: number): Promise<boolean>;
  /** Puts new tokens in the place of those that were read. */
  renew(word: string, renewals: number, sealed: string): Promise<void>;
  remove(word: string): Promise<void>;
}

const text = { type: String, required: true };
const date = { type: Date, required: true };

export function createSessionStore(connection: Connection): SessionStore {
  const schema = new Schema<StoredSession>(
    {
      _id: text,
      sealed: text,
      renewals: { type: Number, required: true },
      renewingUntil: date,
      endsAt: date,
      sendsUntil: date,
    },
    { collection: 'sessions', versionKey: false, strict: 'throw', strictQuery: 'throw', autoIndex: false },
  );
  schema.index({ sendsUntil: 1 }, { expireAfterSeconds: 0 });
  const model = connection.model<StoredSession>('session', schema);
  return {
    async ensure() {
      await model.createCollection();
      await model.createIndexes();
    },
    async find(word) {
      return (await model.findById(idOf(word)).lean()) ?? undefined;
    },
    async add(word, session) {
      await model.create({ _id: idOf(word), renewals: 0, renewingUntil: new Date(0), ...session });
    },
    async claimRenewal(word, renewals, now, forMs) {
      const { modifiedCount } = await model.updateOne(
        { _id: idOf(word), renewals, renewingUntil: { $lte: now } },
        { $set: { renewingUntil: new Date(now.getTime() + forMs) } },
      );
      return modifiedCount === 1;
    },
    async renew(word, renewals, sealed) {
      await model.updateOne(
        { _id: idOf(word), renewals },
        { $set: { sealed, renewingUntil: new Date(0) }, $inc: { renewals: 1 } },
      );
    },
    async remove(word) {
      await model.deleteOne({ _id: idOf(word) });
    },
  };
}

function idOf(word: string): string {
  return createHash('sha256').update(word).digest('base64url');
}
