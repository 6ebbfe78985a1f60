import { hostname } from 'node:os';
import { consoleRoutes } from '@iwaa/contracts/routes/console';
import { createTokenVerifier } from '@iwaa/service-kit/auth/verify-token';
import { tokenRulesOf } from '@iwaa/service-kit/config';
import { serve } from '@iwaa/service-kit/http/handlers';
import { createBase } from '@iwaa/service-kit/parts/base';
import { createConsumerPart } from '@iwaa/service-kit/parts/consumer-part';
import { createKafkaPart } from '@iwaa/service-kit/parts/kafka-part';
import { type Base, type Part, startParts } from '@iwaa/service-kit/parts/part';
import { connectDatabase } from '@iwaa/service-kit/store/database';
import { buildConsole } from './app.ts';
import type { ConsoleConfig } from './config.ts';
import { phoneRoutes } from './phones/phone-routes.ts';
import { createPhoneStore } from './phones/phone-store.ts';
import { platformRoutes } from './platform/platform-routes.ts';
import { serviceUrls } from './service-urls.ts';
import { createSealedBox } from './session/sealed-box.ts';
import { createSessionStore } from './session/session-store.ts';
import { createSessions } from './session/sessions.ts';
import { createIdentityProvider } from './sign-in/identity-provider.ts';
import { changesConsumer } from './stream/changes-consumer.ts';
import { createRecentChanges } from './stream/recent-changes.ts';

export interface RunningConsole {
  /** Where it listens, such as `http://127.0.0.1:4100`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the console: its database, the stream of changes, and last its HTTP. */
export async function startConsole(
  config: ConsoleConfig,
  surroundings: Pick<Base<ConsoleConfig>, 'log' | 'clock' | 'fatal'>,
): Promise<RunningConsole> {
  const base = createBase('console', config, surroundings);
  const { log, clock, registry } = base;
  const database = await connectDatabase(config.MONGO_URL, log);
  const store = createSessionStore(database);
  const phones = createPhoneStore(database);
  const databasePart: Part = {
    readiness: { mongodb: async () => (await database.db?.command({ ping: 1 }))?.ok === 1 },
    async start() {
      await store.ensure();
      await phones.ensure();
    },
    stop: () => database.close(),
  };
  const kafka = createKafkaPart(base);
  const changes = createRecentChanges();
  const instance = config.KAFKA_GROUP_INSTANCE_ID ?? hostname().toLowerCase();
  const consumer = createConsumerPart(base, kafka, changesConsumer(changes, instance, config.IWAA_NAMESPACE));
  const parts = [databasePart, kafka, consumer];

  const stopping = new AbortController();
  const box = createSealedBox(config.CONSOLE_SECRET);
  const provider = createIdentityProvider({
    issuer: config.OIDC_ISSUER,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET,
    scope: config.OIDC_SCOPE,
    consoleUrl: config.CONSOLE_URL,
  });
  const verifyToken = await createTokenVerifier(tokenRulesOf(config));
  const sessions = createSessions({ store, box, provider, verifyToken, clock });
  const app = await buildConsole({
    config,
    log,
    registry,
    readiness: Object.assign({}, ...parts.map(({ readiness }) => readiness)),
    attention: () => parts.flatMap((part) => part.attention?.() ?? []),
    provider,
    sessions,
    box,
    changes,
    routes: serve(consoleRoutes, {
      ...phoneRoutes(phones, clock),
      ...platformRoutes(serviceUrls(config), clock),
    }),
    stopping: stopping.signal,
  });
  let url = '';
  const http: Part = {
    async start() {
      url = await app.listen({ port: config.PORT, host: config.HOST });
      log.info({ url }, 'the console is up');
    },
    async stop() {
      stopping.abort();
      await app.close();
    },
  };
  const stop = await startParts([...parts, http]);
  return {
    url,
    async stop() {
      await stop();
      log.info('the console has stopped');
    },
  };
}
