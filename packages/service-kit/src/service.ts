import { factsTopic, readsFrom } from '@iwaa/contracts/topology';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { Reaction } from '@iwaa/eventing/consumer/reaction';
import type { FactPublisher } from '@iwaa/eventing/kafka/fact-publisher';
import type { Connection } from 'mongoose';
import { createHeadPublisher } from './access-log/publish-heads.ts';
import type { ProvincesOf } from './auth/scope.ts';
import type { ServiceConfig } from './config.ts';
import type { Readiness } from './http/health-routes.ts';
import type { App, Routes } from './http/routes.ts';
import { createBase } from './parts/base.ts';
import { type Consumer, createConsumerPart } from './parts/consumer-part.ts';
import { createHttpPart } from './parts/http-part.ts';
import { createKafkaPart } from './parts/kafka-part.ts';
import { type Base, type Part, startParts } from './parts/part.ts';
import { createStorePart } from './parts/store-part.ts';
import type { Aggregates } from './store/aggregates.ts';

/** What a service with a database and facts is assembled from. */
export interface Kit<Config extends ServiceConfig = ServiceConfig> extends Base<Config> {
  readonly name: ServiceName;
  readonly database: Connection;
  readonly publisher: FactPublisher;
  readonly aggregates: Aggregates;
  /** Has the consumer of this purpose read other topics, if there are others by now. */
  refreshTopics(purpose: string): Promise<void>;
}

/** Work of a service beside its routes and consumers, such as Temporal workers. */
export type Background = Required<Pick<Part, 'start' | 'stop'>>;

export interface ServiceParts {
  /** One sentence for the API page. */
  readonly description: string;
  readonly routes: Routes;
  /** What the service does when it learns of the facts of the services that it reads. */
  readonly reactions: readonly Reaction[];
  /** What it reads for other purposes. */
  readonly consumers?: readonly Consumer[];
  /** Where actors work, by the campaigns that this service knows. */
  readonly provincesOf?: ProvincesOf;
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

/**
 * Starts a service that has a database and facts: what it is assembled from, its relay and consumers, and last its HTTP. One that
 * needs less is put together from `parts/` by itself.
 */
export async function startService<Config extends ServiceConfig>(
  name: ServiceName,
  config: Config,
  assemble: Assemble<Config>,
  surroundings: Pick<Base<Config>, 'log' | 'clock' | 'fatal'>,
): Promise<RunningService> {
  const base = createBase(name, config, surroundings);
  const kafka = createKafkaPart(base);
  const store = await createStorePart(name, base, kafka);
  const { database, aggregates } = store;

  const assembled = await assemble({
    ...base,
    name,
    database,
    publisher: kafka.publisher,
    aggregates,
    async refreshTopics(purpose) {
      await consumers.find((part) => part.purpose === purpose)?.refreshTopics();
    },
  });
  const consumers = [...factsOf(name, config, assembled.reactions), ...(assembled.consumers ?? [])].map(
    (consumer) => createConsumerPart(base, kafka, consumer),
  );
  const own: Part = { readiness: assembled.readiness ?? {} };
  const heads = createHeadPublisher(store.accessLog, {
    ...{ service: name, namespace: config.IWAA_NAMESPACE },
    ...{ publisher: kafka.publisher, clock: base.clock },
  });
  const parts = [kafka, store, heads, own, ...(assembled.background ?? []), ...consumers];
  const { description, routes, provincesOf } = assembled;
  const recordAccess = store.accessLog.record;
  const http = await createHttpPart(base, { description, routes, provincesOf, recordAccess, parts });
  const stop = await startParts([...parts, http]);

  return {
    app: http.app,
    url: http.url,
    database,
    async stop() {
      await stop();
      base.log.info('the service has stopped');
    },
  };
}

/** The consumer of the services' facts, where the service reacts to any. */
function factsOf(name: ServiceName, config: ServiceConfig, reactions: readonly Reaction[]): Consumer[] {
  const owners = readsFrom[name].filter((owner) =>
    reactions.some(({ type }) => type.startsWith(`iwaa.${owner}.`)),
  );
  if (owners.length === 0) return [];
  const topics = owners.map((owner) => factsTopic(owner, config.IWAA_NAMESPACE));
  return [{ purpose: 'facts', topics: () => topics, reactions }];
}
