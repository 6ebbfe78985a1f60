import { rename, writeFile } from 'node:fs/promises';
import { durationMs } from '@iwaa/contracts/duration';
import type { Issuer } from '@iwaa/issuer/issuer';

const GOOD_FOR = 'PT12H';
const RENEWED_EVERY_MS = durationMs('PT1H');

export interface ServiceTokenFile {
  stop(): void;
}

/**
 * Keeps a token of the role `service` in a file that only this user can read, and writes a new one every hour, eleven
 * before the last one ends. Comes back when the file is there.
 */
export async function keepServiceToken(issuer: Issuer, path: string): Promise<ServiceTokenFile> {
  const renew = async (): Promise<void> => {
    const token = await issuer.token({ subject: 'casework', role: 'service', expiresIn: GOOD_FOR });
    const temporary = `${path}.new`;
    await writeFile(temporary, token, { mode: 0o600 });
    await rename(temporary, path);
  };
  await renew();
  // A turn that fails, such as on a full disk, leaves the old token, which is good for ten more turns.
  const timer = setInterval(() => void renew().catch(() => undefined), RENEWED_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
