import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writePrivate } from '@iwaa/engines/local/home-files';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import { openIssuer } from '@iwaa/issuer/issuer';
import { addPeople, readPeople } from '@iwaa/issuer/people/people-file';
import { peopleOfCampaign } from '@iwaa/issuer/people/people-of-campaign';
import { startProvider } from '@iwaa/issuer/provider/provider-server';
import {
  type ConnectedProvider,
  connectProvider,
  type ProviderSettings,
} from '@iwaa/platform/connect-provider';
import { firstCampaign } from '@iwaa/platform/first-campaign';
import { keepServiceToken, serviceTokensOf } from '@iwaa/platform/service-token';
import { clientSecretFile, keySetFile, serviceTokenFile, volumes } from './volumes.ts';
import { webAddresses } from './web-addresses.ts';

/** Keycloak takes most of a minute to start, and minutes on a busy machine. */
const providerLimitMs = 10 * 60_000;
/** A provider's keys change; services read the file again after as long. */
const keysEveryMs = 10 * 60_000;

/**
 * Publishes to the services whose tokens they believe, keeps casework's token fresh, and serves the development issuer's sign-in, until
 * `signal` is aborted. With a provider of its own, people sign in there, and its keys are published in the place of the issuer's.
 */
export async function keepIssuing(
  signal: AbortSignal,
  provider: ProviderSettings | undefined,
): Promise<void> {
  const stop = provider ? await relay(provider) : await serveIssuer();
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await stop();
}

/** The development issuer, with its private key in a volume that no service has. */
async function serveIssuer(): Promise<() => Promise<void>> {
  const addresses = webAddresses();
  const home = volumes.issuer;
  const issuer = await openIssuer(home, addresses.issuer);
  await writePrivate(keySetFile, await readFile(fileURLToPath(issuer.keysUrl), 'utf8'));
  if ((await readPeople(home)) === undefined) await addPeople(home, peopleOfCampaign(firstCampaign));
  const clientSecret = await readFile(clientSecretFile, 'utf8');
  // Every address of the container: its port is published on this machine alone.
  const server = await startProvider(
    { issuer, home, consoleUrl: addresses.console, clientSecret },
    '0.0.0.0',
  );
  const token = await keepServiceToken(serviceTokensOf(issuer), serviceTokenFile);
  return async () => {
    token.stop();
    await server.stop();
  };
}

/** Another provider's keys and tokens, which the services find where they would find the development issuer's. */
async function relay(provider: ProviderSettings): Promise<() => Promise<void>> {
  const connected = await untilConnected(provider);
  const copyKeys = async () => {
    const answer = await fetch(connected.keysUrl);
    if (!answer.ok) throw new Error(`${connected.keysUrl} answers ${answer.status}.`);
    await writePrivate(keySetFile, await answer.text());
  };
  await copyKeys();
  const token = await keepServiceToken(connected.serviceToken, serviceTokenFile);
  // What fails once is tried again at the next turn; until then the last keys stay.
  const timer = setInterval(() => void copyKeys().catch(() => undefined), keysEveryMs);
  return async () => {
    clearInterval(timer);
    token.stop();
  };
}

async function untilConnected(provider: ProviderSettings): Promise<ConnectedProvider> {
  let found: ConnectedProvider | undefined;
  const look = async () => {
    found = await connectProvider(provider).catch(() => undefined);
    return found !== undefined;
  };
  await waitUntil(look, { everyMs: 2_000, timeoutMs: providerLimitMs });
  // Once more, so that what speaks against it is said.
  return found ?? connectProvider(provider);
}
