import { join, resolve } from 'node:path';
import type { ServiceName } from '@iwaa/contracts/vocabulary';

const checkout = resolve(import.meta.dirname, '../../..');

/** Where a service's program lies. */
export function servicePath(service: ServiceName): string {
  return join(checkout, 'services', service, 'src', 'main.ts');
}

/** The program that writes casework's workflows as one script to the file that it is given. */
export const bundleProgram = join(checkout, 'services', 'casework', 'src', 'write-bundle.ts');

/** Everything that is kept between two starts: `.iwaa` in the checkout, or IWAA_HOME. */
export function platformHome(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env.IWAA_HOME || join(checkout, '.iwaa'));
}

/** The places in a platform's home. */
export interface HomePlaces {
  home: string;
  engines: string;
  logs: string;
  /** the passwords of services and agencies, readable by this user only */
  secrets: string;
  /** what runs, for `status`; removed when it is stopped in an orderly way */
  running: string;
  /** the token by which casework asks the other services */
  serviceToken: string;
  issuer: string;
  ports: string;
  /** casework's workflows as one script, made anew at each start of the platform */
  workflowBundle: string;
  /** what Node has compiled of the services' sources, so that one that is started again is up sooner */
  compiled: string;
  log(service: ServiceName): string;
  pid(service: ServiceName): string;
}

/** Names the places in a home. */
export function homePlaces(home: string): HomePlaces {
  const logs = join(home, 'logs');
  return {
    home,
    logs,
    engines: join(home, 'engines'),
    secrets: join(home, 'credentials.json'),
    running: join(home, 'platform.json'),
    serviceToken: join(home, 'service-token'),
    issuer: join(home, 'issuer'),
    ports: join(home, 'service-ports.json'),
    workflowBundle: join(home, 'workflows.js'),
    compiled: join(home, 'compiled'),
    log: (service) => join(logs, `${service}.log`),
    pid: (service) => join(home, `${service}.pid`),
  };
}
