import type { Route } from '@iwaa/contracts/route';
import { routes } from '@iwaa/contracts/routes/catalogue';
import { type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import { createServiceClient } from '@iwaa/service-client/service-client';
import { currentTrace } from '@iwaa/service-kit/call-context';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import type { App } from '@iwaa/service-kit/http/routes';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSentLater } from './sent-later.ts';

/** Shorter than a browser waits (ms). */
const timeoutMs = 12_000;

/**
 * The services' routes, each under `/api/<service>`, asked with the person's own token: the services judge, and what they answer
 * or refuse is passed on as it is.
 */
export function serviceRoutes(app: App, urls: Readonly<Record<ServiceName, string>>): void {
  for (const service of serviceNames) {
    for (const route of Object.values<Route>(routes[service])) {
      app.route({
        method: route.method,
        url: `/api/${service}${route.path}`,
        config: { route: 'public', isSentLater: isSentLater(route) },
        schema: { hide: true },
        ...(route.mostBytes === undefined ? {} : { bodyLimit: route.mostBytes }),
        handler: (request, reply) => pass(request, reply, route, urls[service]),
      });
    }
  }
}

async function pass(
  request: FastifyRequest,
  reply: FastifyReply,
  route: Route,
  url: string,
): Promise<unknown> {
  const { session, headers, params, query, body, log } = request;
  const client = createServiceClient({ url, token: () => session.accessToken, timeoutMs });
  const key = headers['idempotency-key'];
  const traceparent = currentTrace();
  const reads = headers['accept-language'];
  try {
    // The service checks each part by the route's schemas; a body is passed on as it came.
    const answer = await client.call(route, {
      params: params as never,
      query: query as never,
      ...(route.kind === 'query' ? {} : { body: body ?? undefined }),
      ...(route.kind === 'command' ? { key: typeof key === 'string' ? key : '' } : {}),
      headers: {
        ...(traceparent === undefined ? {} : { traceparent }),
        ...(reads === undefined ? {} : { 'accept-language': reads }),
      },
    } as never);
    return reply.code(route.status).send(answer);
  } catch (error) {
    if (error instanceof RefusedRequest) return refuse(reply, error);
    log.warn({ err: error, route: route.path }, 'a service gave no answer that could be passed on');
    throw new ProblemError('unavailable');
  }
}

function refuse(reply: FastifyReply, { status, problem }: RefusedRequest): FastifyReply {
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}
