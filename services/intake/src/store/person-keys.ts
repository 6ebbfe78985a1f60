import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { open, seal } from './sealed-field.ts';

interface StoredKey {
  readonly _id: string;
  /** The person's key, sealed under the master key; gone once the person was erased. */
  readonly wrapped?: string;
  readonly erasedAt?: Date;
}

/** A person's key (32 bytes), or that it was destroyed. */
export type PersonKey = KeyObject | 'erased';

/**
 * The keys of persons, one each, in a collection of their own that may lie in a database of its own. In it they are
 * wrapped by a master key from the environment, so that neither the database nor its backups open anything by themselves.
 */
export interface PersonKeys {
  /** The person's key, made now where there is none. A person who was erased does not get a new one. */
  ensure(personId: string): Promise<PersonKey>;
  find(personId: string): Promise<PersonKey | undefined>;
  /** The same for several persons, by their ids. */
  findAll(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonKey>>;
  /** When the keys of these persons were destroyed, of those whose key was. */
  destroyedAt(personIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** Destroys the key: nothing that was sealed with it can be read again, in no copy of the data. */
  erase(personId: string, at: Date): Promise<void>;
  /** A keyed hash; what was hashed can't be guessed from it by whoever has the database only. */
  blind(text: string): string;
  /** The same, shorter: for what is looked for in an index, where two that are alike cost a comparison and no more. */
  blindIndex(text: string): string;
}

/** 96 bits of a hash. */
const indexLength = 16;

/** The keys in a database, under a master secret of at least 32 characters. */
export function createPersonKeys(database: Connection, masterSecret: string): PersonKeys {
  const schema = new Schema<StoredKey>(
    { _id: { type: String, required: true }, wrapped: { type: String }, erasedAt: { type: Date } },
    { collection: 'person-key', versionKey: false, strict: 'throw', strictQuery: 'throw', autoIndex: false },
  );
  const model = database.model<StoredKey>('person-key', schema);
  const wrapping = derivedKey(masterSecret, 'iwaa/intake/person-keys/v1');
  const blinding = derivedKey(masterSecret, 'iwaa/intake/blind/v1');

  const unwrap = ({ _id, wrapped }: StoredKey): PersonKey =>
    wrapped === undefined ? 'erased' : createSecretKey(open(wrapping, _id, 'key', wrapped), 'base64');

  const blind = (text: string) => createHmac('sha256', blinding).update(text).digest('base64url');

  return {
    async ensure(personId) {
      const key = randomBytes(32);
      const wrapped = seal(wrapping, personId, 'key', key.toString('base64'));
      const made = await model.updateOne({ _id: personId }, { $setOnInsert: { wrapped } }, { upsert: true });
      if (made.upsertedCount === 1) return createSecretKey(key);
      return unwrap(await model.findById(personId).lean<StoredKey>().orFail());
    },
    async find(personId) {
      const stored = await model.findById(personId).lean<StoredKey>();
      return stored ? unwrap(stored) : undefined;
    },
    async findAll(personIds) {
      const stored = await model.find({ _id: { $in: [...personIds] } }).lean<StoredKey[]>();
      return new Map(stored.map((key) => [key._id, unwrap(key)]));
    },
    async destroyedAt(personIds) {
      const stored = await model
        .find({ _id: { $in: [...personIds] }, erasedAt: { $exists: true } })
        .lean<StoredKey[]>();
      return new Map(stored.flatMap(({ _id, erasedAt }) => (erasedAt ? [[_id, erasedAt] as const] : [])));
    },
    async erase(personId, at) {
      // One that is destroyed already keeps the time at which it was; one that was never made must not be made later.
      await model.updateOne(
        { _id: personId },
        [{ $set: { erasedAt: { $ifNull: ['$erasedAt', at] } } }, { $unset: 'wrapped' }],
        { upsert: true, updatePipeline: true },
      );
    },
    blind,
    blindIndex: (text) => blind(`index ${text}`).slice(0, indexLength),
  };
}

function derivedKey(secret: string, purpose: string): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32)));
}
