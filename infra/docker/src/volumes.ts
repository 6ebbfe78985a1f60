import type { ReaderName } from '@iwaa/contracts/vocabulary';

/**
 * Where docker-compose.yml mounts its volumes, the same in every container that has one of them. Each container has
 * only those that it needs, so that a service can't read the logins of another.
 */
const folder = '/var/lib/iwaa';

export const volumes = {
  /** the passwords of the engines and of everybody who logs in there */
  secrets: `${folder}/secrets`,
  /** Kafka's configuration */
  kafka: `${folder}/kafka`,
  /** MongoDB's key and its first password */
  mongo: `${folder}/mongo`,
  /** the development issuer's private key, who may sign in there, and what the console proves itself with */
  issuer: `${folder}/issuer`,
  /** the public keys by which services check tokens */
  keys: `${folder}/keys`,
  /** the token by which casework asks the other services */
  token: `${folder}/token`,
  /** the environment of a service, or of the console, with its logins */
  service: (service: ReaderName): string => `${folder}/${service}`,
} as const;

/** The passwords of services and agencies. */
export const passwordsFile = `${volumes.secrets}/credentials.json`;
/** What the console proves itself with to the development issuer. */
export const clientSecretFile = `${volumes.issuer}/console-client`;
/** The public key set. */
export const keySetFile = `${volumes.keys}/jwks.json`;
/** The token by which casework asks the other services, renewed by the issuer. */
export const serviceTokenFile = `${volumes.token}/service-token`;
