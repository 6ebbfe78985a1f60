import { type FastifyBaseLogger, fastify, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { withTrace } from '../call-context.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { takeJsonBodies } from './json-bodies.ts';
import { measureRequests } from './measure-requests.ts';
import { answerProblem } from './problems.ts';
import type { App } from './routes.ts';

export interface BareAppOptions {
  readonly log: Logger;
  readonly registry: Registry;
  /** Which connections are ended when the app closes: `idle` waits for the answers under way, true waits for none. */
  readonly forceCloseConnections: 'idle' | true;
}

/**
 * An HTTP server without a route yet. It bounds what is sent to it, takes JSON alone, answers whatever fails with problem
 * details, hands the trace on and is measured.
 */
export function bareApp({ log, registry, forceCloseConnections }: BareAppOptions): App {
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections,
    requestTimeout: 30_000,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => answerProblem(error, request, reply),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerProblem);
  takeJsonBodies(app);
  app.decorateRequest('actor');
  app.decorateRequest('scope');
  app.decorateRequest('command');
  app.addHook('onRequest', (request, _reply, done) => {
    const traceparent = request.headers.traceparent;
    withTrace(typeof traceparent === 'string' ? traceparent : undefined, done);
  });
  measureRequests(app, registry);
  return app;
}
