import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import asyncApiSchema from '@asyncapi/specs/schemas/3.0.0-without-$id.json' with { type: 'json' };
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { catalogue } from '../catalogue.ts';
import { asyncApi } from './asyncapi.ts';
import { documents, schemasFolder } from './documents.ts';
import { todaysSchemas } from './event-schema.ts';

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
  it('is valid by the schema of AsyncAPI 3.0.0', () => {
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

  it('has every event on the channel of its owner', () => {
    const { channels } = asyncApi();
    const all = Object.values(channels).flatMap(({ messages }) => Object.keys(messages));
    expect(new Set(all)).toEqual(new Set([...catalogue.map(({ type }) => type), 'dead-letter']));
  });
});
