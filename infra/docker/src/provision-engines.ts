import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { searchAttributes } from '@iwaa/casework/workflows/search-attributes';
import { defaultNamespace } from '@iwaa/contracts/topology';
import { type ReaderName, type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import { writePrivate } from '@iwaa/engines/local/home-files';
import { kafkaAnswers } from '@iwaa/engines/local/kafka-answers';
import { mongoAnswers } from '@iwaa/engines/local/mongo-set-up';
import { homeSecrets } from '@iwaa/engines/local/secrets';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import { CLIENT_ID } from '@iwaa/issuer/console-client';
import type { ProviderSettings } from '@iwaa/platform/connect-provider';
import { consoleSettings } from '@iwaa/platform/console-environment';
import { serviceSettings } from '@iwaa/platform/service-environment';
import { type Changes, provision } from '@iwaa/provision/provision';
import { passwordsOf } from '@iwaa/provision/secrets-file';
import { addressesInside, addressesOutside, mongoInside } from './engine-addresses.ts';
import { environmentFile } from './environment-file.ts';
import { keySetFile, passwordsFile, serviceTokenFile, volumes } from './volumes.ts';
import { webAddresses } from './web-addresses.ts';

const ANSWER_LIMIT_MS = 60_000;
/** where each service listens in its own container, as the image says */
const SERVICE_PORT = 8080;
/** where the image has the console's app */
const APP_FOLDER = fileURLToPath(new URL('../../../services/console/dist', import.meta.url));

async function untilItAnswers(title: string, ask: () => Promise<boolean>): Promise<void> {
  if (await waitUntil(ask, { everyMs: 200, timeoutMs: ANSWER_LIMIT_MS })) return;
  throw new Error(
    `${title} did not let its administrator in within ${ANSWER_LIMIT_MS / 1000} s: read its log, and start again.`,
  );
}

/** Where node finds the environment of a service, or of the console. */
function environmentPath(service: ReaderName): string {
  return join(volumes.service(service), 'service.env');
}

/**
 * Makes the engines hold what services, console and agencies need, and writes each one's environment into its own volume.
 * Adds only what is missing; gives what that was.
 */
export async function provisionEngines(options: {
  agencies: readonly string[];
  logLevel: string;
  /** where people sign in; at the development issuer where left out */
  provider?: ProviderSettings | undefined;
}): Promise<Changes> {
  const { agencies, logLevel, provider } = options;
  const secrets = await homeSecrets(volumes.secrets);
  const addresses = addressesInside(secrets);
  await Promise.all([
    untilItAnswers('Kafka', () => kafkaAnswers(addresses.kafka)),
    // This makes the replica set too, the first time.
    untilItAnswers('MongoDB', () => mongoAnswers({ ...mongoInside, password: secrets.mongoRootPassword })),
  ]);
  const { services, changes } = await provision({
    addresses,
    services: [...serviceNames, 'console'],
    agencies,
    secrets: passwordsFile,
    searchAttributes,
  });
  const {
    'person-keys': personKeysSecret = '',
    'console-client': clientSecret = '',
    'console-sessions': sessionsSecret = '',
  } = await passwordsOf(passwordsFile, ['person-keys', 'console-client', 'console-sessions']);
  const web = webAddresses();
  const issuer = {
    url: provider?.issuer ?? web.issuer,
    keysUrl: pathToFileURL(keySetFile).href,
    claims: provider?.claims,
  };
  const common = { engines: addresses, issuer, namespace: defaultNamespace, logLevel };
  const urls = Object.fromEntries(
    serviceNames.map((service) => [service, `http://${service}:${SERVICE_PORT}`]),
  ) as Record<ServiceName, string>;
  for (const [service, credentials] of services) {
    const settings =
      service === 'console'
        ? consoleSettings({
            ...common,
            // Whoever is led to Temporal's pages is led there by a browser.
            engines: { ...addresses, temporal: addressesOutside(secrets).temporal },
            port: SERVICE_PORT,
            url: web.console,
            credentials,
            signIn: provider ?? { issuer: web.issuer, clientId: CLIENT_ID, clientSecret },
            services: urls,
            secret: Buffer.from(sessionsSecret).toString('base64url'),
            app: APP_FOLDER,
          })
        : serviceSettings({
            ...common,
            service,
            port: SERVICE_PORT,
            credentials,
            urls,
            serviceTokenFile,
            personKeysSecret,
          });
    await writePrivate(environmentPath(service), environmentFile(settings));
  }
  return changes;
}
