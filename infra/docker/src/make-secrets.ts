import { join } from 'node:path';
import { writePrivate } from '@iwaa/engines/local/home-files';
import { KAFKA_LOGGING, kafkaConfig } from '@iwaa/engines/local/kafka-config';
import { homeSecrets, type Secrets } from '@iwaa/engines/local/secrets';
import { passwordsOf } from '@iwaa/provision/secrets-file';
import { addressesOutside, kafkaInside } from './engine-addresses.ts';
import { clientSecretFile, passwordsFile, volumes } from './volumes.ts';

function propertiesOf(secrets: Secrets): string {
  const [advertised = ''] = addressesOutside(secrets).kafka.brokers;
  return kafkaConfig({
    advertised: `${kafkaInside.host}:${kafkaInside.port}`,
    listen: `0.0.0.0:${kafkaInside.port}`,
    controller: '127.0.0.1:9093',
    outside: { advertised, listen: '0.0.0.0:29092' },
    logDir: '/var/lib/kafka/data/log',
    adminPassword: secrets.kafkaAdminPassword,
    controllerPassword: secrets.kafkaControllerPassword,
  });
}

/**
 * Makes the engines' passwords where there are none, and writes what Kafka, MongoDB and the development issuer start with into
 * their volumes, each of which holds only what that one needs to know.
 */
export async function makeSecrets(): Promise<void> {
  const secrets = await homeSecrets(volumes.secrets);
  const { 'console-client': clientSecret = '' } = await passwordsOf(passwordsFile, ['console-client']);
  const files = {
    [join(volumes.kafka, 'server.properties')]: propertiesOf(secrets),
    [join(volumes.kafka, 'log4j2.yaml')]: KAFKA_LOGGING,
    [join(volumes.kafka, 'cluster-id')]: secrets.kafkaClusterId,
    [join(volumes.kafka, 'admin-password')]: secrets.kafkaAdminPassword,
    [join(volumes.mongo, 'key')]: secrets.mongoKey,
    [join(volumes.mongo, 'root-password')]: secrets.mongoRootPassword,
    [clientSecretFile]: clientSecret,
  };
  for (const [path, text] of Object.entries(files)) await writePrivate(path, text);
}
