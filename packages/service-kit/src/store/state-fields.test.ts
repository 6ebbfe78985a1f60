import { describe, expect, it } from '@jest/globals';
import { Schema } from 'mongoose';
import { documentValidator } from './document-schema.ts';
import { fieldsFor, optional, type StateFields, stateSchema } from './state-fields.ts';

type Bed =
  | { status: 'absent' }
  | {
      status: 'free' | 'held';
      name: string;
      hold: { until: string | null } | null;
      past: { nights: number }[];
    };

const bed: StateFields<Bed> = {
  status: String,
  name: optional(String),
  hold: optional({ until: optional(String) }),
  past: optional([{ nights: Number }]),
};

describe('the fields of a state', () => {
  it('are what MongoDB checks, with null where the state may have it', () => {
    const validator = documentValidator(new Schema({ state: { type: stateSchema(bed) } }, { _id: false }));
    expect(validator).toMatchObject({
      $jsonSchema: {
        properties: {
          state: {
            required: ['status'],
            additionalProperties: false,
            properties: {
              status: { bsonType: 'string' },
              name: { bsonType: ['string', 'null'] },
              hold: { additionalProperties: false, properties: { until: { bsonType: ['string', 'null'] } } },
              past: { items: { required: ['nights'], properties: { nights: { bsonType: 'number' } } } },
            },
          },
        },
      },
    });
  });

  it('have the same kind of value under each of the given keys', () => {
    const fields: StateFields<Record<'one' | 'other', number>> = fieldsFor(['one', 'other'], Number);
    expect(fields).toEqual({ one: Number, other: Number });
  });

  it('are refused when they are no kind of field', () => {
    expect(() => stateSchema({ at: 'String' })).toThrow(TypeError);
  });

  it('fail tsc where they are not those of the type', () => {
    const { past, ...short } = bed;
    // @ts-expect-error: `past` is missing.
    const missing: StateFields<Bed> = short;
    // @ts-expect-error: a bed has no `colour`.
    const extra: StateFields<Bed> = { ...bed, colour: String };
    // @ts-expect-error: a name is no number.
    const wrong: StateFields<Bed> = { ...bed, name: optional(Number) };
    // @ts-expect-error: a bed may have no name.
    const always: StateFields<Bed> = { ...bed, name: String };
    // @ts-expect-error: `status` is there in every state.
    const maybe: StateFields<Bed> = { ...bed, status: optional(String) };
    // @ts-expect-error: a hold has no `by`.
    const deepExtra: StateFields<Bed> = { ...bed, hold: optional({ until: optional(String), by: String }) };
    // @ts-expect-error: what is past has nights.
    const deepMissing: StateFields<Bed> = { ...bed, past: optional([{}]) };
    // @ts-expect-error: what is past is a list.
    const noList: StateFields<Bed> = { ...bed, past: optional({ nights: Number }) };
    for (const fields of [missing, extra, wrong, always, maybe, deepExtra, deepMissing, noList]) {
      expect(stateSchema(fields)).toBeInstanceOf(Schema);
    }
    expect(past).toBeDefined();
  });
});
