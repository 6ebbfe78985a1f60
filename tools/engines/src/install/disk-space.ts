import { mkdir, statfs } from 'node:fs/promises';
import { EnginesRefusal } from '../refusal.ts';

/** Refuses with `disk-full` when the disk under `folder` (made if need be) has less than `megabytes` free. */
export async function needDiskSpace(
  folder: string,
  megabytes: number,
  what: string,
  setting: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const disk = await statfs(folder);
  const free = Math.floor((disk.bavail * disk.bsize) / 1_000_000);
  if (free >= megabytes) return;
  throw new EnginesRefusal(
    'disk-full',
    `${what} needs ${megabytes} MB, but only ${free} MB are free under ${folder}: free some space, or set ${setting} to a folder on another disk.`,
  );
}
