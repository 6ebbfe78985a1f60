import { rename, writeFile } from 'node:fs/promises';
import { durationMs } from '@iwaa/contracts/duration';
import type { Issuer } from '@iwaa/issuer/issuer';

/** A token of the role `service`, and for how long it is good, in ms. */
export interface ServiceToken {
  readonly token: string;
  readonly goodForMs: number;
}
export type GiveServiceToken = () => Promise<ServiceToken>;

const GOOD_FOR = 'PT12H';
const LONGEST_KEPT_MS = durationMs('PT1H');
const AGAIN_AFTER_MS = durationMs('PT5S');

/** Tokens of the development issuer for casework. */
export function serviceTokensOf(issuer: Issuer): GiveServiceToken {
  return async () => ({
    token: await issuer.token({ subject: 'casework', role: 'service', expiresIn: GOOD_FOR }),
    goodForMs: durationMs(GOOD_FOR),
  });
}

export interface ServiceTokenFile {
  stop(): void;
}

/**
 * Keeps a token in a file that only this user can read, and writes a new one at half the life of the last, an hour after it
 * at the latest. A turn that fails is tried again after 5 s; until then the last token stays. Comes back when the file is
 * there; throws what the first turn throws.
 */
export async function keepServiceToken(give: GiveServiceToken, path: string): Promise<ServiceTokenFile> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const renew = async (): Promise<number> => {
    const { token, goodForMs } = await give();
    const temporary = `${path}.new`;
    await writeFile(temporary, token, { mode: 0o600 });
    await rename(temporary, path);
    return Math.min(goodForMs / 2, LONGEST_KEPT_MS);
  };
  const renewAfter = (ms: number): void => {
    if (isStopped) return;
    timer = setTimeout(() => void renew().then(renewAfter, () => renewAfter(AGAIN_AFTER_MS)), ms);
    timer.unref();
  };

  renewAfter(await renew());
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
