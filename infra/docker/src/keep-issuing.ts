import { copyFile, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openIssuer } from '@iwaa/issuer/issuer';
import { keepServiceToken } from '@iwaa/platform/service-token';
import { keySetFile, serviceTokenFile, volumes } from './volumes.ts';

/**
 * Publishes the development issuer's public keys to the services, and keeps casework's token fresh until `signal` is
 * aborted. The private key stays in a volume that no service has.
 */
export async function keepIssuing(signal: AbortSignal): Promise<void> {
  const issuer = await openIssuer(volumes.issuer);
  const temporary = `${keySetFile}.new`;
  await copyFile(fileURLToPath(issuer.keysUrl), temporary);
  await rename(temporary, keySetFile);
  const token = await keepServiceToken(issuer, serviceTokenFile);
  // Keeps this process running: the token's own timer does not.
  const alive = setInterval(() => undefined, 60_000);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  clearInterval(alive);
  token.stop();
}
