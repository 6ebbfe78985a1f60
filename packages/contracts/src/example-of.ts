import { createHash } from 'node:crypto';
import type { JsonSchema } from './json-schema.ts';

/**
 * A value that a schema takes, the same each time: the schema's own example where it has one, the first of several forms, and all
 * fields that are required.
 * @param name the field's name: different fields have different ids.
 */
export function exampleOf(schema: JsonSchema, name = ''): unknown {
  if (Array.isArray(schema.examples)) return schema.examples[0];
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [form] = schema.anyOf ?? schema.oneOf ?? [];
  if (form) return exampleOf(form, name);
  if (schema.properties) return exampleOfObject(schema);
  if (schema.items) return [exampleOf(schema.items, name)];
  switch (schema.type) {
    case 'string':
      return exampleOfText(schema, name);
    case 'integer':
    case 'number':
      // Where it has no bound of its own, the schema says those of the integers that JavaScript can count with.
      return Math.max(1, Number(schema.minimum ?? 1));
    case 'boolean':
      return true;
    default:
      throw new Error(`The field ${name} has no example: give its schema one.`);
  }
}

function exampleOfObject({ properties = {}, required = [] }: JsonSchema): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name))
      .map(([name, field]) => [name, exampleOf(field, name)]),
  );
}

function exampleOfText({ format, pattern }: JsonSchema, name: string): string {
  if (format === 'uuid') return uuidOf(name);
  if (format === 'date-time') return '2024-12-12T21:00:00.000Z';
  if (format === 'date') return '2024-12-12';
  if (pattern !== undefined) throw new Error(`The text ${name} has no example: give its schema one.`);
  return name;
}

/** A UUID (version 5) by which a field is known again wherever it stands. */
export function uuidOf(name: string): string {
  const digits = createHash('sha1').update(name).digest('hex').slice(0, 32).split('');
  digits[12] = '5';
  digits[16] = '8';
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
