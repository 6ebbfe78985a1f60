import { readFile } from 'node:fs/promises';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { tryMachineLock } from '@iwaa/engines/process/machine-lock';
import type { HomePlaces } from './home.ts';
import { platformLockName } from './platform-lock.ts';

/** What a running platform tells other processes of this machine. */
export interface RunningPlatform {
  pid: number;
  services: Readonly<Record<ServiceName, string>>;
  /** the development issuer; absent where people sign in at another provider */
  issuer?: string;
  /** where those who do the work begin */
  console: string;
  uiUrl: string;
}

/** The platform that runs with this home; `starting` while it has no addresses yet; undefined when none runs. */
export async function findRunning(places: HomePlaces): Promise<RunningPlatform | 'starting' | undefined> {
  const lock = await tryMachineLock(platformLockName(places.home));
  if (lock) {
    await lock.release();
    return undefined;
  }
  try {
    return JSON.parse(await readFile(places.running, 'utf8'));
  } catch {
    return 'starting';
  }
}
