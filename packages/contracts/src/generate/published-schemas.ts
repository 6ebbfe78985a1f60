import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SchemasByEvent } from '../compatibility.ts';
import type { JsonSchema } from '../json-schema.ts';
import { schemasFolder } from './documents.ts';

/** The schemas as they were generated last and committed: what readers out there go by. */
export async function publishedSchemas(repository: string): Promise<SchemasByEvent> {
  const folder = join(repository, schemasFolder);
  const files = await readdir(folder).catch(() => []);
  const read = async (file: string): Promise<[string, JsonSchema]> => [
    file.slice(0, -'.json'.length),
    JSON.parse(await readFile(join(folder, file), 'utf8')),
  ];
  return new Map(await Promise.all(files.map(read)));
}
