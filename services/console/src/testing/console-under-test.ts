import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '@iwaa/contracts/event';
import { factsTopic } from '@iwaa/contracts/topology';
import { freePort } from '@iwaa/engines/local/ports';
import { createFactPublisher } from '@iwaa/eventing/kafka/fact-publisher';
import { createKafka } from '@iwaa/eventing/kafka/kafka';
import { openIssuer } from '@iwaa/issuer/issuer';
import { addPeople } from '@iwaa/issuer/people/people-file';
import { peopleOfCampaign } from '@iwaa/issuer/people/people-of-campaign';
import type { Person } from '@iwaa/issuer/people/person';
import { startProvider } from '@iwaa/issuer/provider/provider-server';
import { provision } from '@iwaa/provision/provision';
import { readConfig } from '@iwaa/service-kit/config';
import { createLogger } from '@iwaa/service-kit/logger';
import { testEngines } from '@iwaa/testing/engines';
import { keyOf } from '@iwaa/testing/facts';
import { config } from '../config.ts';
import { type FirstFiles, firstFilesName } from '../page/first-files.ts';
import { startConsole } from '../start-console.ts';
import { type ConsoleBrowser, openConsoleBrowser } from './console-browser.ts';

export const campaign = {
  provinceId: 'sidi-kacem',
  campaignId: 'SK-2425',
  centreId: 'sidi-kacem-centre',
  teams: ['north'],
  agencies: [
    {
      agencyId: 'health-delegation',
      name: { ar: 'مندوبية الصحة', fr: 'Délégation de la santé', en: 'Delegation of Health' },
    },
  ],
} as const;

/** The console with the development issuer, on the test engines; no service answers behind it but what a test puts there. */
export interface ConsoleUnderTest {
  readonly url: string;
  /** Moves the console's clock on, by so many ms. */
  later(ms: number): void;
  person(role: Person['role']): Person;
  /** A browser in which this person has signed in. */
  signIn(role: Person['role']): Promise<ConsoleBrowser>;
  /** Publishes facts as the services would. */
  publish(...facts: Fact[]): Promise<void>;
  /** Starts the console again, on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** @param services where a service answers, such as `REFERRAL_URL`. */
export async function startConsoleUnderTest(
  services: Readonly<Record<string, string>> = {},
): Promise<ConsoleUnderTest> {
  const { home: engines, addresses } = testEngines();
  const namespace = `t${randomBytes(5).toString('hex')}`;
  const home = await mkdtemp(join(tmpdir(), 'iwaa-console-'));
  const [port, issuerPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const clientSecret = 'a-secret-of-the-console';
  const issuer = await openIssuer(home, `http://127.0.0.1:${issuerPort}`);
  const provider = await startProvider({ issuer, home, consoleUrl: url, clientSecret });
  const people = await addPeople(home, peopleOfCampaign(campaign));
  const secrets = join(engines, `${namespace}.json`);
  const provisioned = await provision({ addresses, namespace, services: ['console'], agencies: [], secrets });
  const credentials = provisioned.services.get('console');
  if (!credentials) throw new Error('The provision gave no credentials of the console.');
  const app = join(home, 'app');
  await mkdir(app);
  await writeFile(join(app, 'index.html'), '<!doctype html><link href="/session"><title>Iwaa</title>');
  const noFiles: FirstFiles = { words: { ar: [], fr: [], en: [] }, screens: [] };
  await writeFile(join(app, firstFilesName), JSON.stringify(noFiles));
  const settings = readConfig(config, {
    PORT: String(port),
    CONSOLE_URL: url,
    CONSOLE_APP: app,
    CONSOLE_SECRET: randomBytes(32).toString('base64url'),
    MONGO_URL: credentials.mongoUrl,
    KAFKA_BROKERS: addresses.kafka.brokers.join(','),
    KAFKA_USERNAME: credentials.kafka.username,
    KAFKA_PASSWORD: credentials.kafka.password,
    TOKEN_KEYS: issuer.keysUrl,
    TOKEN_ISSUER: issuer.url,
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: 'iwaa-console',
    OIDC_CLIENT_SECRET: clientSecret,
    // Nothing listens there: what is tried here ends at the console.
    ...Object.fromEntries(
      ['INTAKE', 'SHELTER_CAPACITY', 'REFERRAL', 'MEDIATION', 'CASEWORK'].map((name) => [
        `${name}_URL`,
        'http://127.0.0.1:9',
      ]),
    ),
    ...services,
    LOG_LEVEL: 'silent',
    IWAA_NAMESPACE: namespace,
  });
  const log = createLogger('console', process.env.TEST_LOG_LEVEL ?? 'silent');
  let moved = 0;
  const start = () =>
    startConsole(settings, {
      log,
      clock: () => new Date(Date.now() + moved),
      fatal: (error) => {
        throw error;
      },
    });
  let running = await start();
  const kafka = createKafka(
    { brokers: addresses.kafka.brokers, clientId: `${namespace}-test`, ...addresses.kafka.admin },
    log,
  );
  const publisher = createFactPublisher({ kafka, log });
  const person = (role: Person['role']): Person => {
    const found = people.find((one) => one.role === role);
    if (!found) throw new Error(`Nobody is ${role}.`);
    return found;
  };
  return {
    url,
    later(ms) {
      moved += ms;
    },
    person,
    async signIn(role) {
      const browser = openConsoleBrowser(url);
      await browser.signIn(person(role).subject);
      return browser;
    },
    publish: (...facts) =>
      publisher.publish(
        facts.map((fact) => ({
          topic: factsTopic(fact.source.replace('/iwaa/', '') as 'intake', namespace),
          key: keyOf(fact),
          fact,
        })),
      ),
    async restart() {
      await running.stop();
      running = await start();
    },
    async close() {
      await running.stop();
      await Promise.all([publisher.close(), provider.stop()]);
      await rm(home, { recursive: true, force: true });
    },
  };
}
