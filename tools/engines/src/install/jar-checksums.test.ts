import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checksumFaults, parseChecksums } from './jar-checksums.ts';
import { wrongJars } from './kafka-jars.ts';

const sum = (text: string): string => createHash('sha256').update(text).digest('hex');

describe("Kafka's jars", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jars-'));
    await writeFile(join(folder, 'a.jar'), 'a');
    await writeFile(join(folder, 'b.jar'), 'b');
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('that are as the list says have no fault', async () => {
    const list = parseChecksums(`${sum('a')}  a.jar\n${sum('b')}  b.jar\n`);
    expect(await checksumFaults(folder, list)).toEqual([]);
  });

  test('are refused when one was changed, one is missing or one is not on the list', async () => {
    const list = parseChecksums(`${sum('other')}  a.jar\n${sum('c')}  c.jar\n`);
    const faults = await checksumFaults(folder, list);
    expect(faults).toEqual([
      "b.jar isn't one of Kafka's jars",
      `a.jar has checksum ${sum('a')} and not ${sum('other')}`,
      'c.jar is missing',
    ]);
    const refusal = wrongJars(faults);
    expect(refusal.code).toBe('wrong-checksum');
    expect(refusal.message).toContain('a.jar has checksum');
    expect(refusal.message).toContain('check the repository or mirror');
  });

  test('are 45, and the broker is one of them', async () => {
    const list = parseChecksums(
      await readFile(join(import.meta.dirname, '../../kafka-4.4.0.sha256'), 'utf8'),
    );
    expect(list.size).toBe(45);
    expect(list.has('kafka_2.13-4.4.0.jar')).toBe(true);
  });

  test('a list that is cut off is not taken for a shorter one', () => {
    expect(() => parseChecksums('22d1d4316c4ec13a  a.jar')).toThrow('Not a checksum line');
  });
});
