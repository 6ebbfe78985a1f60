import type { FactActor } from '@iwaa/contracts/event';
import mongoose, {
  type Connection,
  type IndexDefinition,
  type IndexOptions,
  type Model,
  Schema,
} from 'mongoose';
import type { BoundKeys } from './command-memory.ts';
import { type StateFields, stateSchema } from './state-fields.ts';

/** A fact that Kafka has not acknowledged yet, kept in the document of the aggregate that it happened to. */
export interface OutboxItem {
  readonly id: string;
  readonly topics: readonly string[];
  readonly key: string;
  readonly type: string;
  readonly sequence: number;
  readonly time: string;
  readonly actor: FactActor;
  readonly data: unknown;
  readonly traceparent?: string;
}

/** A command that was carried out, kept so that its repetition is known and answered the same. */
export interface CommandRecord {
  readonly key: string;
  readonly fingerprint: string;
  readonly result?: unknown;
}

/**
 * One aggregate, one document: its state, its version (one step a fact), the facts that still wait for Kafka, and the
 * last commands, and the keys that stay bound to their requests. `outboxSince` is there only while the outbox is not empty, so that its partial index holds just those.
 */
export interface StoredAggregate<State> {
  readonly _id: string;
  readonly version: number;
  readonly state: State;
  readonly outbox: readonly OutboxItem[];
  readonly outboxSince?: Date;
  readonly commands: readonly CommandRecord[];
  readonly boundKeys?: BoundKeys;
}

export type Index = readonly [IndexDefinition, IndexOptions];

/** The mongoose model of an aggregate. `privateSchema` adds fields beside the state that no fact carries. */
export function aggregateModel<State>(
  connection: Connection,
  name: string,
  stateFields: StateFields<State>,
  indexes: readonly Index[],
  privateSchema?: Record<string, unknown>,
): Model<StoredAggregate<State>> {
  const mixed = mongoose.Schema.Types.Mixed;
  const schema = new Schema(
    {
      _id: { type: String, required: true },
      version: { type: Number, required: true },
      state: { type: stateSchema(stateFields), required: true },
      outbox: { type: [mixed], default: undefined },
      outboxSince: { type: Date },
      commands: { type: [mixed], default: undefined },
      boundKeys: { type: mixed, default: undefined },
      ...privateSchema,
    },
    {
      collection: name,
      versionKey: false,
      strict: 'throw',
      strictQuery: 'throw',
      autoIndex: false,
      autoCreate: false,
      minimize: false,
    },
  );
  schema.index(
    { outboxSince: 1 },
    { name: 'outbox', partialFilterExpression: { outboxSince: { $exists: true } } },
  );
  for (const [fields, options] of indexes) schema.index(fields, options);
  // mongoose infers the type from the schema's literal, which a schema made of parts does not have.
  return connection.model<StoredAggregate<State>>(name, schema as Schema<StoredAggregate<State>>);
}
