import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fillCacheFolder } from './cache-folder.ts';

describe('A folder of the cache', () => {
  let cache: string;

  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'cache-'));
  });
  afterEach(() => rm(cache, { recursive: true }));

  test('is there whole or not at all: what failed half-way leaves nothing', async () => {
    const half = async (folder: string): Promise<void> => {
      await writeFile(join(folder, 'program'), 'half');
      throw new Error('the network went away');
    };
    await expect(fillCacheFolder(cache, 'kafka', half)).rejects.toThrow('the network went away');
    expect(await readdir(cache)).toEqual([]);
  });

  test('is made by one of two installers that come at once, and used by both', async () => {
    const fill = (folder: string): Promise<void> => writeFile(join(folder, 'program'), 'whole');
    const both = await Promise.all([
      fillCacheFolder(cache, 'kafka', fill),
      fillCacheFolder(cache, 'kafka', fill),
    ]);
    expect(both.filter(({ made }) => made)).toHaveLength(1);
    expect(await readdir(cache)).toEqual(['kafka']);
    expect(await readFile(join(cache, 'kafka', 'program'), 'utf8')).toBe('whole');
  });
});
