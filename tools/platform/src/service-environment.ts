import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { engineEnvironment } from '@iwaa/engines/process/engine-environment';
import type { HomePlaces } from './home.ts';
import { type ReaderOptions, readerSettings } from './reader-settings.ts';

export interface EnvironmentOptions extends ReaderOptions {
  readonly service: ServiceName;
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly serviceTokenFile: string;
  readonly personKeysSecret: string;
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
        INTAKE_URL: urls.intake,
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
  return { ...readerSettings(options.service, options), ...ofItsOwn(options) };
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
    // Temporal's native part writes its warnings itself, in colours where nothing says that a log is no terminal.
    NO_COLOR: '1',
    ...(service === 'casework' ? { WORKFLOW_BUNDLE: made.workflowBundle } : {}),
  };
}
