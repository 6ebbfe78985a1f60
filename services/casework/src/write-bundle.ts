import { rename, writeFile } from 'node:fs/promises';
import { bundleCases } from './workflows/bundle.ts';

/**
 * Writes the workflows as one script to the file that it is given, for WORKFLOW_BUNDLE: a casework that is started with it
 * is at work at once, and need not make it anew each time that it was killed. It belongs to the sources it was made of.
 */
const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Name the file to write: node src/write-bundle.ts <file>\n');
  process.exit(2);
}
const { code } = await bundleCases();
// Whole or not at all: half a script would be found by the next start.
await writeFile(`${file}.new`, code);
await rename(`${file}.new`, file);
