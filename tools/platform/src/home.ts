import { join, resolve } from 'node:path';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { peopleFile } from '@iwaa/issuer/people/people-file';
import type { ProcessName } from './process-name.ts';

const checkout = resolve(import.meta.dirname, '../../..');

/** Where a service's program lies. */
export function servicePath(service: ServiceName): string {
  return join(checkout, 'services', service, 'src', 'main.ts');
}

/** The development issuer's program. */
export const issuerProgram = join(checkout, 'tools', 'issuer', 'src', 'main.ts');

/** The console's program, and the one that builds its app into the folder that it is given. */
export const consoleProgram = join(checkout, 'services', 'console', 'src', 'main.ts');
export const buildAppProgram = join(checkout, 'services', 'console', 'app', 'build', 'build-app.ts');

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
  /** the development issuer's keys and address */
  issuer: string;
  /** those who may sign in at it */
  people: string;
  ports: string;
  /** what winters reported, a folder a campaign */
  reports: string;
  /** casework's workflows as one script, made anew at each start of the platform */
  workflowBundle: string;
  /** the console's app, built anew at each start of the platform */
  consoleApp: string;
  /** what Node has compiled of the services' sources, so that one that is started again is up sooner */
  compiled: string;
  log(process: ProcessName): string;
  pid(process: ProcessName): string;
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
    people: peopleFile(home),
    ports: join(home, 'service-ports.json'),
    reports: join(home, 'reports'),
    workflowBundle: join(home, 'workflows.js'),
    consoleApp: join(home, 'console-app'),
    compiled: join(home, 'compiled'),
    log: (name) => join(logs, `${name}.log`),
    pid: (name) => join(home, `${name}.pid`),
  };
}
