import { describe, expect, it } from '@jest/globals';
import { Schema } from 'mongoose';
import { documentValidator } from './document-schema.ts';

describe('what MongoDB checks of a document', () => {
  it('names the fields at every depth, and lets no others be there', () => {
    const thing = new Schema({ name: { type: String, required: true } }, { _id: false });
    const schema = new Schema(
      {
        _id: { type: String, required: true },
        state: { type: new Schema({ things: [thing] }, { _id: false }) },
      },
      { versionKey: false },
    );
    expect(documentValidator(schema)).toMatchObject({
      $jsonSchema: {
        additionalProperties: false,
        required: ['_id'],
        properties: {
          state: {
            additionalProperties: false,
            properties: {
              things: {
                items: {
                  additionalProperties: false,
                  required: ['name'],
                  properties: { name: { bsonType: 'string' } },
                },
              },
            },
          },
        },
      },
    });
  });

  it('keeps the fields that another version has added, at every depth, and its own types', () => {
    const versionOf = (fields: Record<string, unknown>, more: Record<string, unknown> = {}) =>
      new Schema(
        { _id: String, state: { type: new Schema(fields, { _id: false }) }, ...more },
        { versionKey: false },
      );
    const newer = documentValidator(versionOf({ a: Number, b: String }, { beside: Date }));
    const older = documentValidator(versionOf({ a: String }), newer);
    expect(older).toMatchObject({
      $jsonSchema: {
        properties: {
          beside: { bsonType: ['date', 'null'] },
          state: { properties: { a: { bsonType: ['string', 'null'] }, b: { bsonType: ['string', 'null'] } } },
        },
      },
    });
    expect(documentValidator(versionOf({ a: String }), older)).toEqual(older);
  });

  it('leaves open what is of any shape', () => {
    const schema = new Schema({ any: Schema.Types.Mixed }, { versionKey: false });
    expect(documentValidator(schema)).toMatchObject({ $jsonSchema: { properties: { any: {} } } });
    expect(JSON.stringify(documentValidator(schema)).match(/additionalProperties/g)).toHaveLength(1);
  });
});
