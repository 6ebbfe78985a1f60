import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errno } from '../process/errno.ts';

const TEMPORARY = '.unpacking-';

/**
 * Makes a folder of the cache whole or not at all: `fill` works in a temporary folder beside it, which gets its name
 * only at the end. A second installer that comes at the same moment keeps the folder of the first.
 * @returns the folder, and whether it was made by this call
 */
export async function fillCacheFolder(
  cache: string,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<{ folder: string; made: boolean }> {
  const folder = join(cache, name);
  if (existsSync(folder)) return { folder, made: false };
  await mkdir(cache, { recursive: true });
  const temporary = await mkdtemp(join(cache, TEMPORARY));
  try {
    await fill(temporary);
    await rename(temporary, folder);
    return { folder, made: true };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (['EEXIST', 'ENOTEMPTY'].includes(errno(error) ?? '') && existsSync(folder))
      return { folder, made: false };
    throw error;
  }
}

/** True for the leftovers of an installation that was interrupted; only to be removed while the cache is locked. */
export function isLeftover(name: string): boolean {
  return name.startsWith(TEMPORARY);
}
