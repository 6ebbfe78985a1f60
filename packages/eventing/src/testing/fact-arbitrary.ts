import { catalogue } from '@iwaa/contracts/catalogue';
import type { EventDefinition, Fact } from '@iwaa/contracts/event';
import { roles } from '@iwaa/contracts/permissions';
import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const instantArbitrary = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

function textArbitrary(schema: JsonSchema): Arbitrary<unknown> {
  if (schema.format === 'uuid') {
    return fc.uuid();
  }
  if (schema.format === 'date-time') {
    return instantArbitrary;
  }
  if (schema.format === 'date') {
    return instantArbitrary.map((instant) => instant.slice(0, 10));
  }
  const { maxLength = 100, minLength = 0, examples, pattern } = schema;
  if (pattern === undefined) {
    return fc.string({ minLength, maxLength });
  }
  if (Array.isArray(examples) && examples.length > 0 && pattern.includes('(?')) {
    // fast-check can't make texts for a pattern that looks ahead.
    return fc.constantFrom(...examples);
  }
  return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength);
}

function objectArbitrary(schema: JsonSchema): Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    name,
    valueArbitrary(property),
  ]);
  return fc.record<Record<string, unknown>>(Object.fromEntries(properties), {
    requiredKeys: schema.required ?? [],
  });
}

function valueArbitrary(schema: JsonSchema | boolean): Arbitrary<unknown> {
  if (typeof schema === 'boolean') {
    return fc.jsonValue();
  }
  if (schema.anyOf !== undefined) {
    return fc.oneof(...schema.anyOf.map(valueArbitrary));
  }
  if (schema.enum !== undefined) {
    return fc.constantFrom(...schema.enum);
  }
  if ('const' in schema) {
    return fc.constant(schema.const);
  }
  switch (schema.type) {
    case 'object':
      return objectArbitrary(schema);
    case 'array': {
      const items = Array.isArray(schema.items) ? schema.items[0] : schema.items;
      return fc.array(valueArbitrary(items ?? true), {
        minLength: schema.minItems ?? 0,
        maxLength: schema.maxItems ?? 5,
      });
    }
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textArbitrary(schema);
  }
}

/** Facts of one definition, made from its schema: whatever the schema allows may come. */
export function factArbitrary(definition: EventDefinition): Arbitrary<Fact> {
  const data = valueArbitrary(z.toJSONSchema(definition.data, { io: 'input' }))
    .map((input) => definition.data.safeParse(input))
    // What only a refinement knows isn't in the JSON Schema.
    .filter((parsed) => parsed.success)
    .map((parsed) => parsed.data);
  const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
  return fc.record(
    {
      id: fc.uuid(),
      source: fc.constant(`/iwaa/${definition.owner}`),
      type: fc.constant(definition.type),
      subject: fc.uuid().map((id) => `thing/${id}`),
      time: instantArbitrary,
      sequence: fc.integer({ min: 1, max: 1_000_000 }),
      actor: fc.record(
        { role: fc.constantFrom(...roles), subject: fc.uuid(), workflow: fc.constant('SK-2425-00042') },
        { requiredKeys: ['role', 'subject'] },
      ),
      data,
      traceparent: fc.tuple(hex(32), hex(16)).map(([trace, span]) => `00-${trace}-${span}-01`),
    },
    { requiredKeys: ['id', 'source', 'type', 'subject', 'time', 'sequence', 'actor', 'data'] },
  );
}

/** Facts of the whole catalogue. */
export const anyFact: Arbitrary<Fact> = fc.oneof(...catalogue.map(factArbitrary));
