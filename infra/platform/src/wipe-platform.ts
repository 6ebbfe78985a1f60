import { realpath, rm } from 'node:fs/promises';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import { wipeEngines } from '@iwaa/engines/wipe';
import { homePlaces } from './home.ts';
import { lockPlatform } from './platform-lock.ts';

/**
 * Deletes what the platform keeps in a home: data, logs, passwords, keys. Does nothing where there is no home. Throws
 * PlatformRefusal or EnginesRefusal while something runs there.
 */
export async function wipePlatform(home: string): Promise<void> {
  const real = await realpath(home).catch(() => undefined);
  if (real === undefined) return;
  const places = homePlaces(real);
  const lock = await lockPlatform(places.home);
  try {
    await wipeEngines(places.engines);
    // Only what the platform has made: a home given by mistake must not lose anything else.
    const made = [
      places.issuer,
      places.logs,
      places.secrets,
      places.running,
      places.serviceToken,
      places.ports,
    ];
    for (const path of [...made, ...serviceNames.map(places.pid)])
      await rm(path, { recursive: true, force: true });
  } finally {
    await lock.release();
  }
}
