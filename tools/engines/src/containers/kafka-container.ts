import type { StartedTestContainer } from 'testcontainers';
import type { EngineAddresses } from '../engines.ts';
import { kafkaAddress, kafkaAnswers } from '../local/kafka-answers.ts';
import { KAFKA_ADMIN, KAFKA_LOGGING, kafkaConfig } from '../local/kafka-config.ts';
import { freePort } from '../local/ports.ts';
import type { Secrets } from '../local/secrets.ts';
import { KAFKA_IMAGE } from './images.ts';
import { LoopbackContainer } from './loopback-container.ts';
import { untilItAnswers } from './until-it-answers.ts';

const PROPERTIES = '/tmp/iwaa/server.properties';
const LOGGING = '/tmp/iwaa/log4j2.yaml';
const JVM = `-Dlog4j2.configurationFile=${LOGGING} -cp "/opt/kafka/libs/*"`;

/**
 * Kafka's official image with this project's own configuration. The image's start script is passed by, because it
 * formats the storage without a SCRAM user, and then nobody could log in.
 */
export async function startKafkaContainer(
  host: string,
  secrets: Secrets,
  started: (container: StartedTestContainer) => void,
): Promise<EngineAddresses['kafka']> {
  // The broker tells clients its address, so the port on this side has to be known before it starts.
  const port = await freePort();
  const config = kafkaConfig({
    advertised: `${host}:${port}`,
    listen: `0.0.0.0:${port}`,
    controller: '127.0.0.1:9093',
    logDir: '/tmp/iwaa-kafka',
    adminPassword: secrets.kafkaAdminPassword,
    controllerPassword: secrets.kafkaControllerPassword,
  });
  const scram = `SCRAM-SHA-512=[name=${KAFKA_ADMIN},password=${secrets.kafkaAdminPassword}]`;
  const script = [
    `java -Xmx128m ${JVM} kafka.tools.StorageTool format --standalone --cluster-id ${secrets.kafkaClusterId} --config ${PROPERTIES} --add-scram '${scram}'`,
    `exec java -Xms256m -Xmx512m -XX:+UseSerialGC ${JVM} kafka.Kafka ${PROPERTIES}`,
  ].join(' && ');
  const container = await new LoopbackContainer(KAFKA_IMAGE)
    .withExposedPorts({ container: port, host: port })
    .withCopyContentToContainer([
      { content: config, target: PROPERTIES, mode: 0o644 },
      { content: KAFKA_LOGGING, target: LOGGING, mode: 0o644 },
    ])
    .withEntrypoint(['/bin/sh', '-c'])
    .withCommand([script])
    .start();
  started(container);
  const address = kafkaAddress(host, port, secrets.kafkaAdminPassword);
  await untilItAnswers('Kafka', () => kafkaAnswers(address));
  return address;
}
