import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { acceptedChanges } from '../accepted-changes.ts';
import { describeBreaks, findBreaks } from '../compatibility.ts';
import { documents } from './documents.ts';
import { todaysSchemas } from './event-schema.ts';
import { publishedSchemas } from './published-schemas.ts';

const repository = join(import.meta.dirname, '../../../..');

// What was published must not be written over with what breaks it: the next comparison would find nothing.
const breaks = findBreaks(await publishedSchemas(repository), todaysSchemas(), acceptedChanges);
if (breaks.length > 0) {
  process.stderr.write(`${describeBreaks(breaks)}\nNothing was written.\n`);
  process.exit(1);
}
for (const [path, text] of documents()) {
  const file = join(repository, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
process.stdout.write(`${documents().size} documents are up to date\n`);
