import type { ReaderName } from '@iwaa/contracts/vocabulary';
import type { EngineAddresses } from '@iwaa/engines/engines';
import type { ServiceCredentials } from '@iwaa/provision/provision';
import type { OpenedSignIn } from './open-sign-in.ts';

export interface ReaderOptions {
  readonly port: number;
  readonly engines: EngineAddresses;
  readonly credentials: ServiceCredentials;
  /** whose tokens it believes */
  readonly issuer: OpenedSignIn['believed'];
  readonly namespace: string;
  readonly logLevel: string;
}

/** What each service, and the console, is told: where it listens, its own logins, and whose tokens it believes. */
export function readerSettings(name: ReaderName, options: ReaderOptions): NodeJS.ProcessEnv {
  const { port, engines, credentials, issuer, namespace, logLevel } = options;
  return {
    PORT: String(port),
    MONGO_URL: credentials.mongoUrl,
    KAFKA_BROKERS: engines.kafka.brokers.join(','),
    KAFKA_USERNAME: credentials.kafka.username,
    KAFKA_PASSWORD: credentials.kafka.password,
    // There is one process of each: when it was killed, the next takes its place in its groups at once.
    KAFKA_GROUP_INSTANCE_ID: name,
    TOKEN_KEYS: issuer.keysUrl,
    TOKEN_ISSUER: issuer.url,
    ...(issuer.claims === undefined ? {} : { TOKEN_CLAIMS: issuer.claims }),
    LOG_LEVEL: logLevel,
    IWAA_NAMESPACE: namespace,
  };
}
