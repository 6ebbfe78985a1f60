import type { EngineAddresses } from '@iwaa/engines/engines';
import { kafkaAddress } from '@iwaa/engines/local/kafka-answers';
import { MONGO_ROOT, mongoUrl } from '@iwaa/engines/local/mongo-set-up';
import { defaultPorts } from '@iwaa/engines/local/ports';
import type { Secrets } from '@iwaa/engines/local/secrets';
import { TEMPORAL_NAMESPACE } from '@iwaa/engines/local/temporal';

/** MongoDB's name and port among the containers, by which it also knows itself. */
export const mongoInside = { host: 'mongo', port: 27017 } as const;
/** Kafka's name and port among the containers. */
export const kafkaInside = { host: 'kafka', port: 9092 } as const;

/** The engines as the other containers reach them. */
export function addressesInside(secrets: Secrets): EngineAddresses {
  return {
    kafka: kafkaAddress(kafkaInside.host, kafkaInside.port, secrets.kafkaAdminPassword),
    mongo: { url: mongoUrl({ ...mongoInside, password: secrets.mongoRootPassword }) },
    temporal: { address: 'temporal:7233', namespace: TEMPORAL_NAMESPACE, uiUrl: 'http://temporal:8233' },
  };
}

/** The engines as this machine reaches them: the ports that docker-compose.yml publishes, which the environment may change. */
export function addressesOutside(secrets: Secrets, env: NodeJS.ProcessEnv = process.env): EngineAddresses {
  const ports = defaultPorts(env);
  const mongo = `${MONGO_ROOT}:${secrets.mongoRootPassword}@127.0.0.1:${ports.mongo}`;
  return {
    kafka: kafkaAddress('127.0.0.1', ports.kafka, secrets.kafkaAdminPassword),
    // A client that asked for the set's members would be sent to mongo:27017, a name that only containers know.
    mongo: { url: `mongodb://${mongo}/?directConnection=true&authSource=admin` },
    temporal: {
      address: `127.0.0.1:${ports.temporal}`,
      namespace: TEMPORAL_NAMESPACE,
      uiUrl: `http://127.0.0.1:${ports.temporalUi}`,
    },
  };
}
