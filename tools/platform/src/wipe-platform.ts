import { readdir, realpath, rm, rmdir } from 'node:fs/promises';
import { wipeEngines } from '@iwaa/engines/wipe';
import { homePlaces } from './home.ts';
import { lockPlatform } from './platform-lock.ts';
import { processNames } from './process-name.ts';

/**
 * Deletes what the platform keeps in a home: data, logs, passwords, keys, people, reports. Gives the names of what lies
 * there besides and stays, or undefined where there is no home. Throws PlatformRefusal or EnginesRefusal while something runs there.
 */
export async function wipePlatform(home: string): Promise<readonly string[] | undefined> {
  const real = await realpath(home).catch(() => undefined);
  if (real === undefined) return undefined;
  const places = homePlaces(real);
  const lock = await lockPlatform(places.home);
  try {
    await wipeEngines(places.engines);
    // Only what the platform has made: a home given by mistake must not lose anything else.
    const made = [
      places.issuer,
      places.people,
      places.logs,
      places.secrets,
      places.running,
      places.serviceToken,
      places.ports,
      places.reports,
      places.workflowBundle,
      places.consoleApp,
      places.compiled,
    ];
    for (const path of [...made, ...processNames.map(places.pid)])
      await rm(path, { recursive: true, force: true });
    // Only where nothing else lies in it.
    await rmdir(places.engines).catch(() => undefined);
    const staying = await readdir(places.home);
    if (staying.length === 0) await rmdir(places.home);
    return staying;
  } finally {
    await lock.release();
  }
}
