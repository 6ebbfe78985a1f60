import { join } from 'node:path';
import type { EngineName } from '../engines.ts';
import { livePid, stopLeftBehind } from '../process/pid-file.ts';
import type { HomeFiles } from './home-files.ts';

/** The argument by which a process is known to be this home's engine, and not another that got the same pid. */
export function engineMarker(files: HomeFiles, engine: EngineName): string {
  switch (engine) {
    case 'kafka':
      return join(files.data('kafka'), 'server.properties');
    case 'mongo':
      return files.data('mongo');
    case 'temporal':
      return join(files.data('temporal'), 'temporal.db');
  }
}

/** The pid of this home's engine if it runs, whoever started it. */
export function enginePid(files: HomeFiles, engine: EngineName): number | undefined {
  return livePid(files.pid(engine), engineMarker(files, engine));
}

const STOP_ORDER = ['temporal', 'mongo', 'kafka'] as const;

/**
 * Stops what a starter that was killed has left running, in the usual order, and removes its pid files.
 * Only to be called by who holds the home's lock. Gives back the names of what it stopped.
 */
export async function stopOrphans(files: HomeFiles): Promise<EngineName[]> {
  const stopped: EngineName[] = [];
  for (const engine of STOP_ORDER) {
    if (await stopLeftBehind(files.pid(engine), engineMarker(files, engine))) stopped.push(engine);
  }
  return stopped;
}
