import { driverCollection } from '@iwaa/service-kit/store/driver-collection';
import { type Connection, Schema } from 'mongoose';
import type { KnownReferral } from '../domain/disclosure.ts';

type About = Omit<KnownReferral, 'isAccepted' | 'isOver'>;

/**
 * Which agency was asked about which case, whether it has accepted and whether that is over, as far as referral has told. It decides
 * nothing about referrals: it says to whom intake may open who a person is.
 */
export interface KnownReferrals {
  /** Keeps what a fact says of a referral. What was true once stays so: order and repetition do not matter. */
  keep(about: About, became?: Partial<Pick<KnownReferral, 'isAccepted' | 'isOver'>>): Promise<void>;
  find(referralId: string): Promise<KnownReferral | undefined>;
  ensureCollection(): Promise<void>;
}

type StoredReferral = Omit<KnownReferral, 'referralId'> & { readonly _id: string };

const text = { type: String, required: true };
const flag = { type: Boolean, required: true };
const schema = new Schema<StoredReferral>(
  { _id: text, caseId: text, agencyId: text, service: text, isAccepted: flag, isOver: flag },
  {
    collection: 'known-referral',
    versionKey: false,
    strict: 'throw',
    strictQuery: 'throw',
    autoIndex: false,
  },
);

export function createKnownReferrals(database: Connection): KnownReferrals {
  const model = database.model<StoredReferral>('known-referral', schema);
  return {
    async keep({ referralId, caseId, agencyId, service }, { isAccepted = false, isOver = false } = {}) {
      await driverCollection<StoredReferral>(model).updateOne(
        { _id: referralId },
        // MongoDB holds true to be more than false.
        { $setOnInsert: { caseId, agencyId, service }, $max: { isAccepted, isOver } },
        { upsert: true },
      );
    },
    async find(referralId) {
      const found = await model.findById(referralId).lean<StoredReferral>();
      if (!found) return undefined;
      const { _id, ...referral } = found;
      return { referralId: _id, ...referral };
    },
    async ensureCollection() {
      await model.createCollection();
    },
  };
}
