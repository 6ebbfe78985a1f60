import { randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fact } from '@iwaa/contracts/event';
import type { Role } from '@iwaa/contracts/permissions';
import {
  agencyResponsesTopic,
  agencySource,
  deadLettersTopic,
  factsTopic,
  groupId,
} from '@iwaa/contracts/topology';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { replayDeadLetters } from '@iwaa/eventing/dead-letters/dead-letters';
import { createFactPublisher } from '@iwaa/eventing/kafka/fact-publisher';
import { createKafka } from '@iwaa/eventing/kafka/kafka';
import type { RawMessage } from '@iwaa/eventing/wire/message';
import { openIssuer, type TokenRequest } from '@iwaa/issuer/issuer';
import { kafkaPlan } from '@iwaa/provision/plan';
import { provision } from '@iwaa/provision/provision';
import { provisionAgency } from '@iwaa/provision/provision-agency';
import type { SearchAttributes } from '@iwaa/provision/temporal';
import type { Clock } from '@iwaa/service-kit/clock';
import { readConfig, type ServiceConfig } from '@iwaa/service-kit/config';
import { createLogger } from '@iwaa/service-kit/logger';
import { type Assemble, type RunningService, startService } from '@iwaa/service-kit/service';
import mongoose from 'mongoose';
import type { z } from 'zod';
import { watchWalks } from './collection-walks.ts';
import { testEngines } from './engines.ts';
import { keyOf, topicOf } from './facts.ts';
import { openTopicReader, type TopicMessage } from './topic-reader.ts';

/** Who asks: a role, and whose things it reaches. */
export type Asker = { role: Role } & Partial<Omit<TokenRequest, 'role'>>;

export interface TestRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  body?: unknown;
  /** the Idempotency-Key; a new one for each request where left out */
  key?: string;
  headers?: Record<string, string>;
}

export interface TestAnswer {
  status: number;
  /** the parsed JSON; the text where it is none */
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts on what comes, whatever its form is.
  body: any;
  headers: Record<string, unknown>;
}

export interface TestServiceOptions {
  /** more of the service's environment, such as the addresses of other services */
  env?: Record<string, string>;
  /** the agencies whose topics exist and may be used */
  agencies?: readonly string[];
  /** registered in Temporal */
  searchAttributes?: SearchAttributes;
  clock?: Clock;
  /** takes every line of the service's log, from the finest level on, for a test of what is logged */
  logTo?: { write(line: string): void };
}

export interface TestService {
  /** the running service; after `restart` another one */
  readonly service: RunningService;
  readonly app: RunningService['app'];
  readonly url: string;
  /** the service's database, by a connection of the test's own */
  readonly database: RunningService['database'];
  /** the first part of this test's topics, groups and databases; no other test has it */
  readonly namespace: string;
  readonly addresses: EngineAddresses;
  token(asker: Asker): Promise<string>;
  /** Asks the service over HTTP as this asker; `undefined` asks without a token. */
  request(asker: Asker | undefined, request: TestRequest): Promise<TestAnswer>;
  /** Publishes facts as their owners would, each on its owner's topic. */
  publish(...facts: Fact[]): Promise<void>;
  /** Makes an agency's topics and user, where they are not there yet, and gives its Kafka login. */
  openAgency(agencyId: string): Promise<{ username: string; password: string }>;
  /** Publishes an agency's answer on that agency's topic. */
  publishAnswer(agencyId: string, ...facts: Fact[]): Promise<void>;
  /** Puts a message on a topic as it is, as a client in any language would. */
  send(topic: string, message: RawMessage): Promise<void>;
  /** The facts on the service's own topic so far; wait for what is expected by `eventually`. */
  published(): Fact[];
  /** What lies on any topic of this namespace so far. */
  onTopic(topic: string): TopicMessage[];
  deadLetters(): TopicMessage[];
  /** Sends what the service put aside back to it, as an operator does. */
  replayDeadLetters(): Promise<void>;
  /** Stops the service and starts it again on the same data. */
  restart(): Promise<void>;
  /**
   * Stops everything of this test. Throws where the service had asked to be started again because of an error, and where a query
   * of it walked through a whole collection.
   */
  close(): Promise<void>;
}

/**
 * Starts one service on the test engines, with topics, users and a database of its own that no other test shares.
 * `TEST_LOG_LEVEL` shows its log.
 */
export async function startTestService<Schema extends z.ZodType<ServiceConfig>>(
  name: ServiceName,
  schema: Schema,
  assemble: Assemble<z.output<Schema>>,
  options: TestServiceOptions = {},
): Promise<TestService> {
  const { home, addresses } = testEngines();
  const namespace = `t${randomBytes(5).toString('hex')}`;
  const agencies = options.agencies ?? [];
  const secrets = join(home, `${namespace}.json`);
  const [issuer, provisioned] = await Promise.all([
    openIssuer(home),
    provision({
      addresses,
      namespace,
      services: [name],
      agencies,
      secrets,
      searchAttributes: options.searchAttributes ?? {},
    }),
  ]);
  const credentials = provisioned.services.get(name);
  if (!credentials) throw new Error(`The provision gave no credentials of ${name}.`);
  const log = options.logTo
    ? createLogger(name, 'trace', options.logTo)
    : createLogger(name, process.env.TEST_LOG_LEVEL ?? 'silent');
  const tokenFile = join(home, `${namespace}.token`);
  await writeFile(tokenFile, await issuer.token({ subject: name, role: 'service' }), { mode: 0o600 });
  const config = readConfig(schema, {
    PORT: '0',
    MONGO_URL: credentials.mongoUrl,
    KAFKA_BROKERS: addresses.kafka.brokers.join(','),
    KAFKA_USERNAME: credentials.kafka.username,
    KAFKA_PASSWORD: credentials.kafka.password,
    TOKEN_KEYS: issuer.keysUrl,
    TOKEN_ISSUER: issuer.url,
    LOG_LEVEL: 'silent',
    IWAA_NAMESPACE: namespace,
    TEMPORAL_ADDRESS: addresses.temporal.address,
    TEMPORAL_NAMESPACE: addresses.temporal.namespace,
    SERVICE_TOKEN_FILE: tokenFile,
    ...options.env,
  });

  const fatal: unknown[] = [];
  const start = (): Promise<RunningService> =>
    startService(name, config, assemble, {
      log,
      clock: options.clock ?? (() => new Date()),
      fatal: (error) => fatal.push(error),
    });
  const kafka = createKafka(
    { brokers: addresses.kafka.brokers, clientId: `${namespace}-test`, ...addresses.kafka.admin },
    log,
  );
  const publisher = createFactPublisher({ kafka, log });
  const topics = kafkaPlan({ namespace, services: [name], agencies }).topics.map((topic) => topic.name);
  const reader = await openTopicReader(kafka, groupId('test-reader', 'all', namespace), topics);
  const { pathname, username } = new URL(credentials.mongoUrl);
  const database = await mongoose
    .createConnection(addresses.mongo.url, { dbName: pathname.slice(1) })
    .asPromise();
  const walks = await watchWalks(database, username);
  let service = await start();

  const tokens = new Map<string, Promise<string>>();
  const token = (asker: Asker): Promise<string> => {
    const known = JSON.stringify(asker);
    const given = tokens.get(known) ?? issuer.token({ subject: `test-${asker.role}`, ...asker });
    tokens.set(known, given);
    return given;
  };

  return {
    get service() {
      return service;
    },
    get app() {
      return service.app;
    },
    get url() {
      return service.url;
    },
    database,
    namespace,
    addresses,
    token,
    async request(asker, { method, url, body, key = randomUUID(), headers = {} }) {
      const answer = await service.app.inject({
        method,
        url,
        headers: {
          ...(asker ? { authorization: `Bearer ${await token(asker)}` } : {}),
          ...(method === 'GET' ? {} : { 'idempotency-key': key }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const isJson = /json/.test(String(answer.headers['content-type']));
      return {
        status: answer.statusCode,
        body: isJson ? answer.json() : answer.body,
        headers: answer.headers,
      };
    },
    publish: (...facts) =>
      publisher.publish(facts.map((fact) => ({ topic: topicOf(fact, namespace), key: keyOf(fact), fact }))),
    openAgency: (agencyId) => provisionAgency(agencyId, { addresses, namespace, secrets }),
    publishAnswer: (agencyId, ...facts) =>
      publisher.publish(
        facts.map((fact) => ({
          topic: agencyResponsesTopic(agencyId, namespace),
          key: keyOf(fact),
          fact: { ...fact, source: agencySource(agencyId) },
        })),
      ),
    send: (topic, message) => publisher.forward(topic, [message]),
    published: () => reader.read(factsTopic(name, namespace)).flatMap(({ fact }) => fact ?? []),
    onTopic: (topic) => reader.read(topic),
    deadLetters: () => reader.read(deadLettersTopic(name, namespace)),
    replayDeadLetters: async () =>
      void (await replayDeadLetters(kafka, deadLettersTopic(name, namespace), log)),
    async restart() {
      await service.stop();
      service = await start();
    },
    async close() {
      await service.stop();
      const walked = await walks.read();
      await Promise.all([publisher.close(), reader.close(), database.close()]);
      if (fatal.length > 0) throw new AggregateError(fatal, `${name} asked to be started again`);
      if (walked.length > 0)
        throw new Error(`No index serves these queries of ${name}:\n${walked.join('\n')}`);
    },
  };
}
