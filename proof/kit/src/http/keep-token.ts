import type { Issuer, TokenRequest } from '@iwaa/issuer/issuer';

const lifeMs = 3_600_000;

/** Gives a token of somebody, made once and made again before it runs out. */
export function keepToken(issuer: Issuer, who: Omit<TokenRequest, 'expiresIn'>): () => Promise<string> {
  let token: Promise<string> | undefined;
  let madeAt = 0;
  return () => {
    if (!token || performance.now() - madeAt > lifeMs / 2) {
      madeAt = performance.now();
      token = issuer.token({ ...who, expiresIn: 'PT1H' });
    }
    return token;
  };
}
