import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { problem } from '@iwaa/contracts/problem';
import { commonRefusals, type RefusalCode, refusals } from '@iwaa/contracts/refusals';
import type { Route } from '@iwaa/contracts/route';
import type { FastifyContextConfig } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import type { RecordAccess } from '../access-log/access.ts';
import { factActorOf } from '../auth/fact-actor.ts';
import { type ProvincesOf, scopeOf } from '../auth/scope.ts';
import type { VerifyToken } from '../auth/verify-token.ts';
import { withActor } from '../call-context.ts';
import { accessOf } from './access-of.ts';
import { bareApp } from './bare-app.ts';
import { type Attention, healthRoutes, type Readiness } from './health-routes.ts';
import { keyForm } from './idempotency.ts';
import { limitRequests } from './limit-requests.ts';
import { completeDocument } from './openapi-document.ts';
import { ProblemError } from './problem-error.ts';
import { readCommands } from './read-commands.ts';
import type { App, Routes } from './routes.ts';
import { answerUnknownResource } from './unknown-resource.ts';

export interface AppOptions {
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly routes: Routes;
  readonly verifyToken: VerifyToken;
  readonly log: Logger;
  readonly registry: Registry;
  readonly readiness: Readiness;
  /** Where actors work, which the scope of a province asks for. */
  readonly provincesOf?: ProvincesOf | undefined;
  readonly attention?: Attention;
  /** Writes down who reached for what is personal; needed where a route is personal. */
  readonly recordAccess?: RecordAccess;
  /** Requests a minute that one actor may send before 429. */
  readonly requestsPerMinute?: number;
}

/** What a route may refuse by, one answer a status, with the codes of each. */
function refusalAnswers(route: Route) {
  const codes = [...Object.keys(commonRefusals), ...route.refusals] as RefusalCode[];
  const byStatus = Map.groupBy(codes, (code) => refusals[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some.map((code) => `\`${code}\`: ${refusals[code].title}`).join(' '),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}

const idempotencyHeader = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(keyForm)
    .meta({
      description: 'Yours to choose; the same again when you repeat the request.',
      examples: ['5c1d1b0e-contact-1'],
    }),
});

/** The HTTP server of a service, not yet listening: `app.inject` asks it without a network. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { recordAccess } = options;
  const contracts = new Map<string, Route>();
  const app = bareApp({ ...options, forceCloseConnections: 'idle' });
  app.setNotFoundHandler((request, reply) => answerUnknownResource(app, request, reply));
  // Before a body is read that nobody asked for; after the parser has had its say on what has come, so that a request
  // whose framing is broken gets one answer and not two.
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) setImmediate(() => answerUnknownResource(app, request, reply));
    else done();
  });

  await app.register(helmet, { contentSecurityPolicy: false });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: `Iwaa ${options.name}`,
        description: options.description,
        version: options.version,
        contact: { name: 'Whoever runs this platform' },
        license: { name: 'European Union Public Licence 1.2', identifier: 'EUPL-1.2' },
      },
      // The document is read where the service is.
      servers: [{ url: '/', description: 'This service' }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => completeDocument(jsonSchemaTransformObject(document), contracts),
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  app.get('/openapi.json', { config: { route: 'public' }, schema: { hide: true } }, () => app.swagger());
  healthRoutes(app, options.registry, options.readiness, options.attention);

  await app.register(async (guarded: App) => {
    // A route without a contract is a mistake of ours: it is found at start, not by whoever calls it.
    guarded.addHook('onRoute', (options) => {
      const route = contractOf(options);
      contracts.set(options.schema?.operationId ?? '', route);
      options.schema = {
        ...options.schema,
        response: { ...refusalAnswers(route), ...(options.schema?.response as object) },
      };
      if (route.kind === 'command') options.schema.headers = idempotencyHeader;
    });
    guarded.addHook('onRequest', async (request) => {
      const [scheme, token] = (request.headers.authorization ?? '').split(' ');
      const actor =
        scheme?.toLowerCase() === 'bearer' && token ? await options.verifyToken(token) : undefined;
      if (!actor) throw new ProblemError('unauthenticated');
      request.actor = actor;
      const route = contractOf(request.routeOptions);
      const scope = await scopeOf(actor, route.action, options.provincesOf);
      if (scope) request.scope = scope;
      else {
        if (route.personal) await recordAccess?.(accessOf(request, route, 'forbidden'));
        throw new ProblemError('forbidden');
      }
    });
    guarded.addHook('onRequest', (request, _reply, done) => {
      withActor(factActorOf(request), done);
    });
    await limitRequests(guarded, options.requestsPerMinute ?? 60_000);
    readCommands(guarded);
    options.routes(guarded, recordAccess);
  });
  await app.ready();
  return app;
}

/** The contract of a guarded route. @throws Error where it has none. */
function contractOf({
  config,
  method,
  url,
}: {
  config?: FastifyContextConfig;
  method?: unknown;
  url?: string | undefined;
}): Route {
  const route = config?.route;
  if (route === undefined || route === 'public')
    throw new Error(`The route ${String(method)} ${url} has no contract`);
  return route;
}
