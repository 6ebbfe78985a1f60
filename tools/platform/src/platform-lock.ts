import { type MachineLock, tryMachineLock } from '@iwaa/engines/process/machine-lock';
import { PlatformRefusal } from './platform-refusal.ts';

/** The name of the lock that whoever runs a home's platform holds. */
export function platformLockName(home: string): string {
  return `platform ${home}`;
}

/** Takes a home for this process; the lock ends with the process. Throws PlatformRefusal while another has it. */
export async function lockPlatform(home: string): Promise<MachineLock> {
  const lock = await tryMachineLock(platformLockName(home));
  if (lock) return lock;
  throw new PlatformRefusal(
    `Iwaa already runs with the home ${home}: use it as it is, stop it first, or set IWAA_HOME to another folder.`,
  );
}
