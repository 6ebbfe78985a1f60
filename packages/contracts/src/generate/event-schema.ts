import { z } from 'zod';
import { catalogue } from '../catalogue.ts';
import type { SchemasByEvent } from '../compatibility.ts';
import type { EventDefinition } from '../event.ts';
import type { JsonSchema } from '../json-schema.ts';

/**
 * The JSON Schema (draft 7, which every tool reads) of an event's data. It is the input form: a field that a reader
 * doesn't know is no fault, so that an event may gain fields.
 */
export function eventSchema({ type, description, data, rules }: EventDefinition): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(data, { io: 'input', target: 'draft-7' });
  return {
    $schema,
    $id: `urn:iwaa:event:${type}`,
    title: type,
    description,
    ...schema,
    ...rules,
  } as JsonSchema;
}

/** The schemas of all events, as the code has them now. */
export function todaysSchemas(): SchemasByEvent {
  return new Map(catalogue.map((definition) => [definition.type, eventSchema(definition)]));
}
