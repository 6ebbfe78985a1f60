import { freePort } from '@iwaa/engines/local/ports';
import { createTokenVerifier } from '@iwaa/service-kit/auth/verify-token';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectProvider, providerOf } from './connect-provider.ts';
import { type OtherProvider, startOtherProvider } from './other-provider.ts';
import { PlatformRefusal } from './platform-refusal.ts';

const environment = {
  OIDC_CLIENT_SECRET: 'secret-of-the-console',
  CASEWORK_CLIENT_SECRET: 'secret-of-casework',
};
let other: OtherProvider;

beforeAll(async () => {
  other = await startOtherProvider(environment.CASEWORK_CLIENT_SECRET);
});
afterAll(() => other.stop());

const settings = (env: Record<string, string> = {}) => {
  const found = providerOf({ OIDC_ISSUER: other.issuer, ...environment, ...env });
  if (!found) throw new Error('no provider was named');
  return found;
};

describe('a provider in the place of the development issuer', () => {
  it('is found by its address, and gives casework a token that services believe by its keys', async () => {
    const provider = await connectProvider(settings());
    const { token, goodForMs } = await provider.serviceToken();
    expect(goodForMs).toBe(600_000);
    const verify = await createTokenVerifier({
      keys: provider.keysUrl,
      issuer: provider.issuer,
      audience: 'iwaa',
      claims: { role: ['access', 'roles'] },
    });
    expect(await verify(token)).toMatchObject({ subject: 'iwaa-casework', role: 'service' });
  });

  it('is refused by name where it does not answer, or does not know casework', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    await expect(connectProvider(settings({ OIDC_ISSUER: nobody }))).rejects.toThrow(PlatformRefusal);
    const { serviceToken } = await connectProvider(settings({ CASEWORK_CLIENT_SECRET: 'another' }));
    await expect(serviceToken()).rejects.toThrow(
      /gives the client iwaa-casework no token .*CASEWORK_CLIENT_SECRET/,
    );
  });

  it('is none where the environment names none, and a refusal where it names one by half', () => {
    expect(providerOf({ ...environment })).toBeUndefined();
    expect(() => providerOf({ OIDC_ISSUER: other.issuer })).toThrow(
      /OIDC_CLIENT_SECRET: not set; CASEWORK_CLIENT_SECRET: not set/,
    );
    expect(() => providerOf({ OIDC_ISSUER: 'sign-in', ...environment })).toThrow(/OIDC_ISSUER/);
    expect(settings({ TOKEN_CLAIMS: '{}' })).toMatchObject({ clientId: 'iwaa-console', claims: '{}' });
  });
});
