import type { PageRequest } from '@iwaa/contracts/http/page';
import { findPage } from '@iwaa/service-kit/store/find-page';
import type { PageOutcome } from '@iwaa/service-kit/store/page';
import { type Connection, Schema } from 'mongoose';

/** A phone as a team last spoke by it. */
export interface StoredPhone {
  /** The phone's id and the team's: a phone that goes from one team to another is two, and no team writes over another's. */
  readonly _id: string;
  readonly phoneId: string;
  readonly team: string;
  /** Those of whoever reported. */
  readonly campaigns: readonly string[];
  readonly unsent: number;
  readonly oldest: string | null;
  readonly heardAt: Date;
}

export interface PhoneStore {
  ensure(): Promise<void>;
  /** Puts a phone's newest report in the place of the one before. */
  put(phone: Omit<StoredPhone, '_id'>): Promise<void>;
  /** @param within what keeps the list to the actor's scope. */
  list(within: Readonly<Record<string, unknown>>, page: PageRequest): Promise<PageOutcome<StoredPhone>>;
}

/** A phone that was not heard of for so long (s) is no longer listed: it has been put away. */
const keptForS = 48 * 3600;
const text = { type: String, required: true };

export function createPhoneStore(connection: Connection): PhoneStore {
  const schema = new Schema<StoredPhone>(
    {
      _id: text,
      phoneId: text,
      team: text,
      campaigns: { type: [String], required: true },
      unsent: { type: Number, required: true },
      oldest: { type: String, default: null },
      heardAt: { type: Date, required: true },
    },
    { collection: 'phones', versionKey: false, strict: 'throw', strictQuery: 'throw', autoIndex: false },
  );
  schema.index({ heardAt: 1 }, { expireAfterSeconds: keptForS });
  schema.index({ campaigns: 1, _id: 1 });
  const model = connection.model<StoredPhone>('phone', schema);
  return {
    async ensure() {
      await model.createCollection();
      await model.createIndexes();
    },
    async put(phone) {
      const { phoneId, team } = phone;
      await model.updateOne({ _id: `${phoneId}/${team}` }, { $set: phone }, { upsert: true });
    },
    list: (within, page) => findPage<StoredPhone>(model, { wanted: {}, within }, page),
  };
}
