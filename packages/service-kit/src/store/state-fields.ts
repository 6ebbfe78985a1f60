import { Schema, type SchemaDefinitionProperty } from 'mongoose';

/** How a field is stored whose value may be null, or is not there in every state. */
class OptionalField<Field> {
  readonly field: Field;
  /** Keeps a field of another shape from passing for this one. */
  declare readonly exactly: (field: Field) => Field;

  constructor(field: Field) {
    this.field = field;
  }
}

/** A field whose value may be null, or that is not there in every state of the aggregate. */
export function optional<const Field>(field: Field): OptionalField<Field> {
  return new OptionalField(field);
}

/** The fields of a record with the same kind of value under each of these keys. */
export function fieldsFor<Key extends string, Field>(
  keys: readonly Key[],
  field: Field,
): Readonly<Record<Key, Field>> {
  return Object.fromEntries(keys.map((key) => [key, field])) as Record<Key, Field>;
}

type KeyOf<State> = State extends unknown ? keyof State : never;
type ValueOf<State, Key extends PropertyKey> = State extends unknown
  ? Key extends keyof State
    ? State[Key]
    : undefined
  : never;

type StoredField<Value> = [Extract<Value, null | undefined>] extends [never]
  ? StoredValue<Value>
  : OptionalField<StoredValue<NonNullable<Value>>>;

type StoredValue<Value> = [Value] extends [string]
  ? StringConstructor
  : [Value] extends [number]
    ? NumberConstructor
    : [Value] extends [boolean]
      ? BooleanConstructor
      : [Value] extends [readonly (infer Item)[]]
        ? readonly [StoredField<Item>]
        : StateFields<Value>;

/**
 * How the state of an aggregate is stored, field by field: `String`, `Number` or `Boolean`, `[…]` for a list, `{…}` for an object,
 * and `optional(…)` for what may be null or is not in every state. A field of the state's type that is missing here, one too many, and
 * one of another type fail `tsc`; what is written to MongoDB is checked by it.
 */
export type StateFields<State> = { readonly [Key in KeyOf<State>]-?: StoredField<ValueOf<State, Key>> };

/** The mongoose schema of a state of these fields. */
export function stateSchema(fields: object): Schema {
  const definition = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, definitionOf(field)]),
  );
  // A field that the schema forgot must fail, not vanish.
  return new Schema(definition, { _id: false, strict: 'throw' });
}

function definitionOf(field: unknown): SchemaDefinitionProperty {
  if (field instanceof OptionalField) return { type: typeOf(field.field) };
  return { type: typeOf(field), required: true };
}

function typeOf(field: unknown): SchemaDefinitionProperty {
  if (field === String || field === Number || field === Boolean) return field;
  if (Array.isArray(field)) return [definitionOf(field[0])];
  if (typeof field === 'object' && field !== null) return stateSchema(field);
  throw new TypeError(
    'A stored field is String, Number or Boolean, a list or an object of such, or optional(…).',
  );
}
