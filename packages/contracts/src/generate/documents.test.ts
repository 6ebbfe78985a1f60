import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import asyncApiSchema from '@asyncapi/specs/schemas/3.1.0-without-$id.json' with { type: 'json' };
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { catalogue } from '../catalogue.ts';
import { referralAnswered } from '../events/agency.ts';
import { uuidOf } from '../example-of.ts';
import { responseStates } from '../vocabulary.ts';
import { asyncApi } from './asyncapi.ts';
import { documents, schemasFolder } from './documents.ts';
import { eventSchema, todaysSchemas } from './event-schema.ts';

/** What a test reads of a message. */
interface Message {
  readonly examples: readonly { readonly headers: object; readonly payload: unknown }[];
  readonly bindings: { readonly kafka: { readonly key: { readonly examples: readonly unknown[] } } };
}

const repository = join(import.meta.dirname, '../../../..');

function validator(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  return ajv;
}

describe('the generated documents', () => {
  it.each([...documents()])('%s is up to date; else run `npm run generate`', async (path, text) => {
    expect(await readFile(join(repository, path), 'utf8')).toBe(text);
  });

  it('hold no schema of an event that is not in the catalogue', async () => {
    const files = await readdir(join(repository, schemasFolder));
    expect(files.sort()).toEqual(catalogue.map(({ type }) => `${type}.json`).sort());
  });
});

describe('the schema of an event', () => {
  it.each([...todaysSchemas()])('of %s is valid, and lets an event gain fields', (_type, schema) => {
    expect(validator().validateSchema(schema)).toBe(true);
    expect(JSON.stringify(schema)).not.toContain('additionalProperties');
  });
});

describe('the AsyncAPI document', () => {
  it('is valid by the schema of AsyncAPI 3.1.0', () => {
    const ajv = validator();
    ajv.validate(asyncApiSchema, asyncApi());
    expect(ajv.errors ?? []).toEqual([]);
  });

  it('refers to nothing that is not in it', () => {
    const document = asyncApi();
    const resolve = (reference: string) =>
      reference
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '');
    expect(references.length).toBeGreaterThan(catalogue.length);
    expect(references.filter((reference) => resolve(reference) === undefined)).toEqual([]);
  });

  it.each(catalogue.map((definition) => [definition.type, definition] as const))(
    'has an example of %s that its headers, its schema and its reader take, and a key',
    (type, { data, owner }) => {
      const { messages, schemas } = asyncApi().components;
      const { examples, bindings } = messages[type as keyof typeof messages] as unknown as Message;
      expect(examples.length).toBeGreaterThan(0);
      expect(bindings.kafka.key.examples[0]).toEqual(expect.any(String));
      const headers = schemas[owner === 'agency' ? 'answer-headers' : 'cloud-event-headers'];
      for (const example of examples) {
        const ajv = validator();
        ajv.validate(headers, example.headers);
        expect(ajv.errors ?? []).toEqual([]);
        ajv.validate(schemas[type as keyof typeof schemas], example.payload);
        expect(ajv.errors ?? []).toEqual([]);
        expect(data.safeParse(example.payload).error?.issues ?? []).toEqual([]);
      }
    },
  );

  it('asks by its schema for what the reader asks of an answer, and for nothing else', () => {
    const { data } = referralAnswered;
    const ofDocument = validator().compile(eventSchema(referralAnswered));
    const words = [undefined, null, 'other', 'admitted'];
    for (const state of responseStates)
      for (const reason of words)
        for (const outcome of words) {
          const answer = { referralId: uuidOf('referralId'), state, reason, outcome };
          const asJson: unknown = JSON.parse(JSON.stringify(answer));
          expect({ answer, taken: ofDocument(asJson) }).toEqual({
            answer,
            taken: data.safeParse(asJson).success,
          });
        }
  });

  it('has every event on the channel of its owner', () => {
    const { channels } = asyncApi();
    const all = Object.values(channels).flatMap(({ messages }) => Object.keys(messages));
    expect(new Set(all)).toEqual(new Set([...catalogue.map(({ type }) => type), 'dead-letter']));
  });
});
