import { isDeepStrictEqual } from 'node:util';
import type { Connection, Schema } from 'mongoose';

/** A schema as MongoDB keeps it with a collection, of the kinds that mongoose writes. */
interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly [keyword: string]: unknown;
}

/** A collection's validator, as MongoDB has it. */
export interface Validator {
  readonly $jsonSchema?: JsonSchema;
}

/**
 * What MongoDB itself has to check of each document that is written to a collection: every field is of its type, and
 * there is none that the schema forgot. It costs the service nothing, and holds for whoever writes. `known` is what the
 * collection has so far.
 */
export function documentValidator(schema: Schema, known?: Validator): Validator {
  const ours = closed(schema.toJSONSchema({ useBsonType: true }) as JsonSchema);
  return { $jsonSchema: known?.$jsonSchema ? widened(ours, known.$jsonSchema) : ours };
}

/** Gives a collection its validator, where it has not got it. */
export async function keepDocumentSchema(
  connection: Connection,
  collection: string,
  schema: Schema,
): Promise<void> {
  const [found] = (await connection.db?.listCollections({ name: collection }).toArray()) ?? [];
  const known = found && 'options' in found ? (found.options?.validator as Validator | undefined) : undefined;
  const validator = documentValidator(schema, known);
  if (isDeepStrictEqual(validator, known)) return;
  await connection.db?.command({ collMod: collection, validator });
}

/**
 * Fields that a collection knows and we do not are those of another version of the service, which may run beside this one:
 * what it writes is not refused because we were started last.
 */
function widened(ours: JsonSchema, known: JsonSchema): JsonSchema {
  const { properties, items } = ours;
  return {
    ...ours,
    ...(items && known.items ? { items: widened(items, known.items) } : {}),
    ...(properties && known.properties
      ? {
          properties: {
            ...known.properties,
            ...Object.fromEntries(
              Object.entries(properties).map(([name, field]) => {
                const before = known.properties?.[name];
                return [name, before ? widened(field, before) : field];
              }),
            ),
          },
        }
      : {}),
  };
}

/** Where the fields of an object are named, no others may be there: mongoose leaves them open. */
function closed({ properties, items, ...keywords }: JsonSchema): JsonSchema {
  return {
    ...keywords,
    ...(items ? { items: closed(items) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, field]) => [name, closed(field)]),
          ),
          additionalProperties: false,
        }
      : {}),
  };
}
