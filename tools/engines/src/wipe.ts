import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findHome } from './local/home-files.ts';
import { lockHome } from './local/home-lock.ts';
import { stopOrphans } from './local/orphans.ts';

/**
 * Deletes the data, logs, passwords and remembered ports of a home, after stopping what a killed start has left running.
 * The installed programs stay. Gives whether there was a home. Throws EnginesRefusal (`home-in-use`) while a live
 * process runs its engines.
 */
export async function wipeEngines(home: string): Promise<boolean> {
  const files = await findHome(home);
  if (!files) return false;
  const lock = await lockHome(files.home);
  try {
    await stopOrphans(files);
    // Only what this package has made: a home given by mistake must not lose anything else.
    const made = ['kafka', 'mongo', 'temporal'] as const;
    for (const engine of made) await rm(files.data(engine), { recursive: true, force: true });
    await rm(files.logs, { recursive: true, force: true });
    for (const name of ['secrets.json', 'mongo.key', 'ports.json', 'addresses.json']) {
      await rm(join(files.home, name), { force: true });
    }
    return true;
  } finally {
    await lock.release();
  }
}
