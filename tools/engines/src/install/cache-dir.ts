import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the unpacked programs lie, shared by all checkouts of this user: ~/.cache/iwaa/engines, or IWAA_CACHE. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  const chosen = env.IWAA_CACHE;
  return chosen ? resolve(chosen) : join(homedir(), '.cache', 'iwaa', 'engines');
}
