import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { commonProblems, problem } from '@iwaa/contracts/problem';
import { type FastifyBaseLogger, fastify, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { mayEver } from '../auth/can.ts';
import type { VerifyToken } from '../auth/verify-token.ts';
import { withTrace } from '../trace-context.ts';
import { isTooDeep } from './body-depth.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { healthRoutes, type Readiness } from './health-routes.ts';
import { readCommand } from './idempotency.ts';
import { measureRequests } from './measure-requests.ts';
import { markOptionalBodies } from './optional-bodies.ts';
import { ProblemError } from './problem-error.ts';
import { answerProblem } from './problems.ts';
import type { App, Routes } from './routes.ts';
import { answerUnknownResource } from './unknown-resource.ts';

export interface AppOptions {
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly routes: readonly Routes[];
  readonly verifyToken: VerifyToken;
  readonly log: Logger;
  readonly registry: Registry;
  readonly readiness: Readiness;
  /** Requests a minute that one actor may send before 429. */
  readonly requestsPerMinute?: number;
}

const problemAnswer = {
  description: 'A refusal, or a fault of ours (RFC 9457).',
  content: { 'application/problem+json': { schema: problem } },
};

/** Every status that a route may refuse by: the common ones, and 410 for what was erased. Others would be undocumented. */
const problemAnswers = Object.fromEntries(
  [...Object.values(commonProblems), { status: 410 }].map(({ status }) => [status, problemAnswer]),
);

const idempotencyHeader = z.looseObject({
  'idempotency-key': z
    .string()
    .min(8)
    .max(128)
    .meta({ description: 'Yours to choose; the same again when you repeat the request.' }),
});

const noFields = z.strictObject({}).nullish();

/** The HTTP door of a service, not yet listening: `app.inject` asks it without a network. */
export async function buildApp(options: AppOptions): Promise<App> {
  const loggerInstance: FastifyBaseLogger = options.log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    routerOptions: { maxParamLength: 200 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => answerProblem(error, request, reply),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler((request, reply) => answerUnknownResource(app, request, reply));
  app.decorateRequest('actor');
  app.decorateRequest('command');
  app.addHook('onRequest', (request, _reply, done) => {
    const traceparent = request.headers.traceparent;
    withTrace(typeof traceparent === 'string' ? traceparent : undefined, done);
  });
  // Before a body is read that nobody asked for; after the parser has had its say on what has come, so that a request
  // whose framing is broken gets one answer and not two.
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) setImmediate(() => answerUnknownResource(app, request, reply));
    else done();
  });
  measureRequests(app, options.registry);

  await app.register(helmet, { contentSecurityPolicy: false });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: `Iwaa ${options.name}`, description: options.description, version: options.version },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => markOptionalBodies(jsonSchemaTransformObject(document)),
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  app.get('/openapi.json', { config: { action: 'public' }, schema: { hide: true } }, () => app.swagger());
  healthRoutes(app, options.registry, options.readiness);

  await app.register(async (guarded: App) => {
    // A route that names no permission is a mistake of ours: it is found at start, not by whoever calls it.
    guarded.addHook('onRoute', (route) => {
      if (route.config?.action === undefined)
        throw new Error(`The route ${String(route.method)} ${route.url} names no permission`);
      route.schema = {
        ...route.schema,
        response: { ...problemAnswers, ...(route.schema?.response as object) },
      };
      if (route.method !== 'POST') return;
      route.schema.headers = idempotencyHeader;
      // A command without fields takes none: what is sent all the same was meant for something else.
      route.schema.body ??= noFields;
    });
    guarded.addHook('onRequest', async (request) => {
      const [scheme, token] = (request.headers.authorization ?? '').split(' ');
      const actor =
        scheme?.toLowerCase() === 'bearer' && token ? await options.verifyToken(token) : undefined;
      if (!actor) throw new ProblemError('unauthenticated');
      request.actor = actor;
      const { action } = request.routeOptions.config;
      if (action === undefined || action === 'public' || !mayEver(actor, action))
        throw new ProblemError('forbidden');
    });
    await guarded.register(rateLimit, {
      max: options.requestsPerMinute ?? 60_000,
      timeWindow: 60_000,
      keyGenerator: (request) => request.actor.subject,
      errorResponseBuilder: () => new ProblemError('too-many-requests'),
    });
    // Before the body is checked against its schema: the fingerprint is of what was sent.
    guarded.addHook('preValidation', async (request) => {
      // No body at all is undefined here; the schemas can't tell the two apart.
      if (request.body === null) throw new ProblemError('invalid-request', 'The body is null.');
      if (isTooDeep(request.body))
        throw new ProblemError('invalid-request', 'The body is nested too deeply.');
      if (request.method === 'POST') request.command = readCommand(request);
    });
    for (const routes of options.routes) routes(guarded);
  });
  await app.ready();
  return app;
}
