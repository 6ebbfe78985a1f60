import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads a list in the form of sha256sum: "<hex>  <file>" a line. Throws on a line of another form. */
export function parseChecksums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) throw new Error(`Not a checksum line: ${line}`);
    sums.set(match[2], match[1]);
  }
  return sums;
}

/** What in `folder` is not as the list says: a sentence for each jar that is missing, unexpected or different. */
export async function checksumFaults(
  folder: string,
  expected: ReadonlyMap<string, string>,
): Promise<string[]> {
  const faults: string[] = [];
  const present = (await readdir(folder)).filter((name) => name.endsWith('.jar'));
  for (const name of present) {
    if (!expected.has(name)) faults.push(`${name} isn't one of Kafka's jars`);
  }
  for (const [name, sum] of expected) {
    if (!present.includes(name)) {
      faults.push(`${name} is missing`);
      continue;
    }
    const actual = createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex');
    if (actual !== sum) faults.push(`${name} has checksum ${actual} and not ${sum}`);
  }
  return faults;
}
