import { deadLettersTopic, factsTopic, groupId, readsFrom } from '@iwaa/contracts/topology';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import { createFactConsumer } from '@iwaa/eventing/fact-consumer';
import { createFactPublisher, type FactPublisher } from '@iwaa/eventing/fact-publisher';
import { createKafka } from '@iwaa/eventing/kafka';
import { createEventingMetrics, type EventingMetrics } from '@iwaa/eventing/metrics';
import { createOutboxRelay } from '@iwaa/eventing/outbox-relay';
import type { Reaction } from '@iwaa/eventing/reaction';
import type { Kafka } from 'kafkajs';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { z } from 'zod';
import { createTokenVerifier } from './auth/verify-token.ts';
import type { Clock } from './clock.ts';
import type { ServiceConfig } from './config.ts';
import { buildApp } from './http/app.ts';
import type { Readiness } from './http/health-routes.ts';
import type { App, Routes } from './http/routes.ts';
import { type Aggregates, createAggregates } from './store/aggregates.ts';
import { connectDatabase } from './store/database.ts';
import { createLease } from './store/lease.ts';
import { createOutboxSource } from './store/outbox-source.ts';
import { withTrace } from './trace-context.ts';

/** What a service is assembled from. */
export interface Kit<Config extends ServiceConfig = ServiceConfig> {
  readonly name: ServiceName;
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly database: Connection;
  readonly kafka: Kafka;
  readonly publisher: FactPublisher;
  readonly aggregates: Aggregates;
  readonly registry: Registry;
  readonly eventingMetrics: EventingMetrics;
  /** Ends the process in an orderly way, for what can't be mended inside it; the supervisor starts it again. */
  fatal(error: unknown): void;
}

/** Work of a service beside its routes and reactions, such as Temporal workers. */
export interface Background {
  start(): Promise<void>;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

export interface ServiceParts {
  /** One sentence for the API page. */
  readonly description: string;
  readonly routes: readonly Routes[];
  readonly reactions: readonly Reaction[];
  readonly readiness?: Readiness;
  readonly background?: readonly Background[];
}

export type Assemble<Config extends ServiceConfig> = (
  kit: Kit<Config>,
) => ServiceParts | Promise<ServiceParts>;

export interface RunningService {
  readonly app: App;
  /** Where it listens, such as `http://127.0.0.1:4101`. */
  readonly url: string;
  readonly database: Connection;
  /** Stops taking requests and facts, finishes those under way, sends what the outboxes hold, and lets go of the engines. */
  stop(): Promise<void>;
}

/** How long the relay's lease lasts without being renewed; so long may a successor wait after a sudden death. */
const relayLeaseMs = 3000;

/** Starts a service: engines, what it is assembled from, its consumer and relay, and last its door. */
export async function startService<Schema extends z.ZodType<ServiceConfig>>(
  name: ServiceName,
  config: z.output<Schema>,
  assemble: Assemble<z.output<Schema>>,
  surroundings: { log: Logger; clock: Clock; fatal(error: unknown): void },
): Promise<RunningService> {
  const { log, clock, fatal } = surroundings;
  const namespace = config.IWAA_NAMESPACE;
  const registry = new Registry();
  registry.setDefaultLabels({ service: name });
  collectDefaultMetrics({ register: registry });
  const eventingMetrics = createEventingMetrics(registry);

  const verifyToken = await createTokenVerifier({
    keys: config.TOKEN_KEYS,
    issuer: config.TOKEN_ISSUER,
    audience: config.TOKEN_AUDIENCE,
  });
  const database = await connectDatabase(config.MONGO_URL, log);
  const kafka = createKafka(
    {
      brokers: config.KAFKA_BROKERS,
      username: config.KAFKA_USERNAME,
      password: config.KAFKA_PASSWORD,
      clientId: name,
      ssl: config.KAFKA_SSL,
      groupInstance: config.KAFKA_GROUP_INSTANCE_ID,
    },
    log,
  );
  const publisher = createFactPublisher({ kafka, log });

  const aggregates = createAggregates(database, {
    clock,
    topic: factsTopic(name, namespace),
    written: (kind, id, outbox) => relay.offer(outboxes.entriesOf(kind, id, outbox)),
  });
  const outboxes = createOutboxSource(`/iwaa/${name}`, aggregates.collections);
  const relay = createOutboxRelay({
    source: outboxes,
    lease: createLease(database, 'outbox-relay', relayLeaseMs),
    publisher,
    log,
    metrics: eventingMetrics,
  });

  const parts = await assemble({
    name,
    config,
    log,
    clock,
    database,
    kafka,
    publisher,
    aggregates,
    registry,
    eventingMetrics,
    fatal,
  });
  await aggregates.ensureCollections();

  const consumer =
    parts.reactions.length === 0
      ? undefined
      : createFactConsumer({
          kafka,
          groupId: groupId(name, 'facts', namespace),
          topics: () =>
            readsFrom[name]
              .filter((owner) => parts.reactions.some(({ type }) => type.startsWith(`iwaa.${owner}.`)))
              .map((owner) => factsTopic(owner, namespace)),
          reactions: parts.reactions.map(traced),
          deadLetters: { publisher, topic: deadLettersTopic(name, namespace) },
          log,
          metrics: eventingMetrics,
          onFatal: fatal,
        });

  const app = await buildApp({
    name,
    description: parts.description,
    version: '1.0.0',
    routes: parts.routes,
    verifyToken,
    log,
    registry,
    readiness: {
      mongodb: async () => (await database.db?.command({ ping: 1 }))?.ok === 1,
      ...(consumer ? { 'kafka-consumer': () => consumer.isHealthy() } : {}),
      ...parts.readiness,
    },
  });

  relay.start();
  await consumer?.start();
  for (const background of parts.background ?? []) await background.start();
  const url = await app.listen({ port: config.PORT, host: config.HOST });
  log.info({ url }, 'the service is up');

  return {
    app,
    url,
    database,
    async stop() {
      await app.close();
      await consumer?.stop();
      for (const background of [...(parts.background ?? [])].reverse()) await background.stop();
      await relay.stop();
      await publisher.close();
      await database.close();
      log.info('the service has stopped');
    },
  };
}

/** Runs a reaction under the trace that its fact carries. */
function traced(reaction: Reaction): Reaction {
  return {
    type: reaction.type,
    react: (fact, context) => withTrace(fact.traceparent, () => reaction.react(fact, context)),
  };
}
