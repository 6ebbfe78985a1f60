import { describe, expect, it } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { z } from 'zod';
import { compareSchemas } from './compare-schemas.ts';
import type { JsonSchema } from './json-schema.ts';

const schemaOf = (data: z.ZodType) => z.toJSONSchema(data, { io: 'input', target: 'draft-7' }) as JsonSchema;

/** What the comparison finds between two forms of an event's data, a line each. */
function found(before: z.ZodType, after: z.ZodType): string[] {
  return compareSchemas(schemaOf(before), schemaOf(after)).map(
    ({ path, breaks, what }) => `${breaks}: ${path} ${what}`,
  );
}

const base = { bed: z.string(), night: z.string().optional() };
const withBase = (more: z.ZodRawShape) => z.object({ ...base, ...more });
const field = (before: z.ZodType, after: z.ZodType) => found(withBase({ x: before }), withBase({ x: after }));

describe('a change of an event’s data', () => {
  it('is no break when an optional field is new, or a text for people changed', () => {
    expect(found(withBase({}), withBase({ more: z.int().optional() }))).toEqual([]);
    expect(field(z.string(), z.string().meta({ description: 'the same', examples: ['a'] }))).toEqual([]);
  });

  it('breaks old readers when a field is removed, and is seen as that and a new one when renamed', () => {
    expect(found(withBase({ x: z.string() }), withBase({}))).toEqual([
      'old-readers: data.x was removed or renamed',
    ]);
    expect(found(withBase({ x: z.string() }), withBase({ y: z.string() }))).toEqual([
      'old-readers: data.x was removed or renamed',
      'old-facts: data.y is a new field that old facts lack, and is required',
    ]);
  });

  it('breaks old facts when a new field is required, or an optional one becomes so', () => {
    expect(found(withBase({}), withBase({ x: z.string() }))).toEqual([
      'old-facts: data.x is a new field that old facts lack, and is required',
    ]);
    expect(field(z.string().optional(), z.string())).toEqual([
      'old-facts: data.x was optional and is required',
    ]);
  });

  it('breaks old readers when a required field becomes optional', () => {
    expect(field(z.string(), z.string().optional())).toEqual([
      'old-readers: data.x was required and is optional',
    ]);
  });

  it('breaks old facts when a list of values is narrowed, and old readers when it is widened', () => {
    expect(field(z.enum(['a', 'b']), z.enum(['a']))).toEqual(['old-facts: data.x lost the value b']);
    expect(field(z.enum(['a']), z.enum(['a', 'b']))).toEqual(['old-readers: data.x has the new value b']);
    expect(field(z.string(), z.enum(['a']))).toEqual(['old-facts: data.x is limited to certain values now']);
    expect(field(z.enum(['a']), z.string())).toEqual([
      'old-readers: data.x is no longer limited to certain values',
    ]);
  });

  it('breaks both when a type changes', () => {
    expect(field(z.string(), z.boolean())).toEqual([
      'old-facts: data.x may no longer be of type string',
      'old-readers: data.x may now be of type boolean',
    ]);
  });

  it('breaks old facts when a bound is tightened, and old readers when it is loosened', () => {
    expect(field(z.string().max(9), z.string().max(5))).toEqual([
      'old-facts: data.x maxLength was tightened from 9 to 5',
    ]);
    expect(field(z.string().max(5), z.string())).toEqual([
      'old-readers: data.x maxLength was loosened from 5 to none',
    ]);
    expect(field(z.int().min(1), z.int().min(0))).toEqual([
      'old-readers: data.x minimum was loosened from 1 to 0',
    ]);
    expect(field(z.array(z.string()), z.array(z.string()).min(1))).toEqual([
      'old-facts: data.x minItems was tightened from none to 1',
    ]);
  });

  it('breaks both when a pattern or a format becomes another one', () => {
    expect(field(z.string().regex(/^a/), z.string().regex(/^b/))).toEqual([
      'old-facts: data.x has another pattern',
      'old-readers: data.x has another pattern',
    ]);
    expect(field(z.string(), z.string().regex(/^b/))).toEqual([
      'old-facts: data.x has to fulfil the new rule pattern',
    ]);
    expect(field(z.string().regex(/^b/), z.string())).toEqual([
      'old-readers: data.x no longer has the rule pattern',
    ]);
  });

  it('is found inside lists, objects and what may be null', () => {
    expect(field(z.array(z.enum(['a', 'b'])), z.array(z.enum(['a'])))).toEqual([
      'old-facts: data.x[] lost the value b',
    ]);
    expect(field(z.object({ y: z.string() }), z.object({}))).toEqual([
      'old-readers: data.x.y was removed or renamed',
    ]);
    expect(field(z.enum(['a']).nullable(), z.enum(['a', 'b']).nullable())).toEqual([
      'old-readers: data.x has the new value b',
    ]);
  });

  it('breaks old facts when what might be null may not be, and old readers the other way round', () => {
    for (const inner of [z.string(), z.string().regex(/^a/), z.enum(['a'])]) {
      expect(field(inner.nullable(), inner)).toEqual(['old-facts: data.x may no longer be of type null']);
      expect(field(inner, inner.nullable())).toEqual(['old-readers: data.x may now be of type null']);
    }
  });

  it('breaks old facts when a number that it may be is taken away, and old readers when one is new', () => {
    const ranks = (...of: number[]) => z.union(of.map((rank) => z.literal(rank)));
    expect(field(ranks(1, 2), ranks(1))).toEqual(['old-facts: data.x may no longer be 2']);
    expect(field(ranks(1, 2), ranks(1, 2, 3))).toEqual(['old-readers: data.x may now be 3']);
    expect(field(ranks(1, 2, 3), ranks(3, 1))).toEqual(['old-facts: data.x may no longer be 2']);
  });
});

/** Forms that a field may have, in families of near ones, so that a pair often differs in one thing only. */
const families: readonly (readonly z.ZodType[])[] = [
  [
    z.string(),
    z.string().max(1),
    z.string().min(1),
    z.string().regex(/^a/),
    z.enum(['a', 'b']),
    z.enum(['b']),
  ],
  [z.int(), z.int().min(0), z.int().max(1), z.number(), z.literal(1), z.union([z.literal(1), z.literal(2)])],
  [z.array(z.string()), z.array(z.string()).max(1), z.array(z.enum(['a'])), z.array(z.int()).min(1)],
  [
    z.object({ in: z.string() }),
    z.object({ in: z.string().max(1) }),
    z.object({ in: z.string().optional() }),
  ],
];
const formOf = (family: readonly z.ZodType[]) =>
  fc
    .record({ form: fc.constantFrom(...family), nullable: fc.boolean(), optional: fc.boolean() })
    .map(({ form, nullable, optional }) => {
      const field = nullable ? form.nullable() : form;
      return schemaOf(z.object({ x: optional ? field.optional() : field }));
    });
const twoForms = fc.oneof(
  ...families.map((family) => fc.tuple(formOf(family), formOf(family))),
  fc.tuple(formOf(families.flat()), formOf(families.flat())),
);
const someData: readonly unknown[] = [
  {},
  ...[null, '', 'a', 'b', 'ab', -1, 0, 1, 2, 0.5, [], ['a'], ['b'], ['a', 'b'], [1], [1, 2]].map((x) => ({
    x,
  })),
  ...[{}, { in: '' }, { in: 'ab' }, { in: 1 }].map((x) => ({ x })),
];

describe('whatever two forms of an event’s data are', () => {
  const ajv = new Ajv({ strict: false });
  const compiled = new Map<string, ValidateFunction>();
  const validate = (schema: JsonSchema): ValidateFunction => {
    const text = JSON.stringify(schema);
    const known = compiled.get(text) ?? ajv.compile(schema);
    compiled.set(text, known);
    return known;
  };

  it('without a break of old facts the new form takes all that the old one took, and the other way for old readers', () => {
    fc.assert(
      fc.property(twoForms, ([before, after]) => {
        const changes = compareSchemas(before, after);
        const breaks = (whom: string) => changes.some((change) => change.breaks === whom);
        const [took, takes] = [validate(before), validate(after)];
        if (!breaks('old-facts')) expect(someData.filter((data) => took(data) && !takes(data))).toEqual([]);
        if (!breaks('old-readers')) expect(someData.filter((data) => takes(data) && !took(data))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('a form does not break with itself', () => {
    fc.assert(
      fc.property(formOf(families.flat()), (schema) => expect(compareSchemas(schema, schema)).toEqual([])),
    );
  });
});
