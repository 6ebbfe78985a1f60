import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { engineEnvironment } from '@iwaa/engines/process/engine-environment';
import type { Issuer } from '@iwaa/issuer/issuer';
import type { ServiceCredentials } from '@iwaa/provision/provision';
import type { HomePlaces } from './home.ts';

export interface EnvironmentOptions {
  service: ServiceName;
  port: number;
  engines: EngineAddresses;
  credentials: ServiceCredentials;
  issuer: Pick<Issuer, 'keysUrl' | 'name'>;
  urls: Readonly<Record<ServiceName, string>>;
  serviceTokenFile: string;
  personKeysSecret: string;
  namespace: string;
  logLevel: string;
}

function ofItsOwn({ service, engines, urls, ...options }: EnvironmentOptions): NodeJS.ProcessEnv {
  switch (service) {
    case 'intake':
      return {
        PERSON_KEYS_SECRET: options.personKeysSecret,
        PERSON_KEYS_MONGO_URL: options.credentials.personKeysMongoUrl,
      };
    case 'casework':
      return {
        TEMPORAL_ADDRESS: engines.temporal.address,
        TEMPORAL_NAMESPACE: engines.temporal.namespace,
        SERVICE_TOKEN_FILE: options.serviceTokenFile,
        SHELTER_CAPACITY_URL: urls['shelter-capacity'],
        REFERRAL_URL: urls.referral,
      };
    case 'shelter-capacity':
    case 'referral':
    case 'mediation':
      return {};
    default:
      return service satisfies never;
  }
}

/** What a service is told by the platform: addresses, and its own logins and secrets alone. */
export function serviceSettings(options: EnvironmentOptions): NodeJS.ProcessEnv {
  const { port, engines, credentials, issuer, namespace, logLevel } = options;
  return {
    PORT: String(port),
    MONGO_URL: credentials.mongoUrl,
    KAFKA_BROKERS: engines.kafka.brokers.join(','),
    KAFKA_USERNAME: credentials.kafka.username,
    KAFKA_PASSWORD: credentials.kafka.password,
    // There is one process of each service: when it was killed, the next takes its place in its groups at once.
    KAFKA_GROUP_INSTANCE_ID: options.service,
    TOKEN_KEYS: issuer.keysUrl,
    TOKEN_ISSUER: issuer.name,
    LOG_LEVEL: logLevel,
    IWAA_NAMESPACE: namespace,
    ...ofItsOwn(options),
  };
}

/**
 * The whole environment of a service's process: what it needs and nothing that happens to be set here, so that a
 * service holds the secrets of no other; and what was made before, so that one that was killed is soon at work again.
 */
export function serviceEnvironment(
  options: EnvironmentOptions & { made: Pick<HomePlaces, 'workflowBundle' | 'compiled'> },
): NodeJS.ProcessEnv {
  const { service, made } = options;
  return {
    ...engineEnvironment(),
    ...serviceSettings(options),
    NODE_COMPILE_CACHE: made.compiled,
    ...(service === 'casework' ? { WORKFLOW_BUNDLE: made.workflowBundle } : {}),
  };
}
