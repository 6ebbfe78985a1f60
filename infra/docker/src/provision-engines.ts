import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { searchAttributes } from '@iwaa/casework/workflows/search-attributes';
import { defaultNamespace } from '@iwaa/contracts/topology';
import { type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import { writePrivate } from '@iwaa/engines/local/home-files';
import { kafkaAnswers } from '@iwaa/engines/local/kafka-answers';
import { mongoAnswers } from '@iwaa/engines/local/mongo-set-up';
import { homeSecrets } from '@iwaa/engines/local/secrets';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import { ISSUER } from '@iwaa/issuer/issuer';
import { serviceSettings } from '@iwaa/platform/service-environment';
import { type Changes, provision } from '@iwaa/provision/provision';
import { passwordsOf } from '@iwaa/provision/secrets-file';
import { addressesInside, mongoInside } from './engine-addresses.ts';
import { environmentFile } from './environment-file.ts';
import { keySetFile, passwordsFile, serviceTokenFile, volumes } from './volumes.ts';

const ANSWER_LIMIT_MS = 60_000;
/** where each service listens in its own container, as the image says */
const SERVICE_PORT = 8080;

async function untilItAnswers(title: string, ask: () => Promise<boolean>): Promise<void> {
  if (await waitUntil(ask, { everyMs: 200, timeoutMs: ANSWER_LIMIT_MS })) return;
  throw new Error(
    `${title} did not let its administrator in within ${ANSWER_LIMIT_MS / 1000} s: read its log, and start again.`,
  );
}

/** Where node finds a service's environment. */
function environmentPath(service: ServiceName): string {
  return join(volumes.service(service), 'service.env');
}

/**
 * Makes the engines hold what services and agencies need, and writes each service's environment into its own volume.
 * Adds only what is missing; gives what that was.
 */
export async function provisionEngines(options: {
  agencies: readonly string[];
  logLevel: string;
}): Promise<Changes> {
  const { agencies, logLevel } = options;
  const secrets = await homeSecrets(volumes.secrets);
  const addresses = addressesInside(secrets);
  await Promise.all([
    untilItAnswers('Kafka', () => kafkaAnswers(addresses.kafka)),
    // This makes the replica set too, the first time.
    untilItAnswers('MongoDB', () => mongoAnswers({ ...mongoInside, password: secrets.mongoRootPassword })),
  ]);
  const { services, changes } = await provision({
    addresses,
    services: serviceNames,
    agencies,
    secrets: passwordsFile,
    searchAttributes,
  });
  const { 'person-keys': personKeysSecret = '' } = await passwordsOf(passwordsFile, ['person-keys']);
  const urls = Object.fromEntries(
    serviceNames.map((service) => [service, `http://${service}:${SERVICE_PORT}`]),
  ) as Record<ServiceName, string>;
  for (const [service, credentials] of services) {
    const settings = serviceSettings({
      service,
      port: SERVICE_PORT,
      engines: addresses,
      credentials,
      issuer: { name: ISSUER, keysUrl: pathToFileURL(keySetFile).href },
      urls,
      serviceTokenFile,
      personKeysSecret,
      namespace: defaultNamespace,
      logLevel,
    });
    await writePrivate(environmentPath(service), environmentFile(settings));
  }
  return changes;
}
