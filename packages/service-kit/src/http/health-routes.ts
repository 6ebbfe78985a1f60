import type { Registry } from 'prom-client';
import { z } from 'zod';

import type { App } from './routes.ts';

/** What the service needs to do its work, each with a look that says whether it is there. */
export type Readiness = Readonly<Record<string, () => boolean | Promise<boolean>>>;

const hidden = { config: { route: 'public' as const }, schema: { hide: true } };

/** What goes on without the service's being held up, and wants somebody's hand: sentences, each with its remedy. */
export type Attention = () => readonly string[];

/**
 * `/livez`: the process answers. `/readyz`: it can do its work, else what is missing, by name; and what wants attention.
 * `/metrics`: for Prometheus.
 */
export function healthRoutes(
  app: App,
  registry: Registry,
  readiness: Readiness,
  attention: Attention = () => [],
): void {
  app.get('/livez', hidden, () => ({ status: 'live' }));

  app.get(
    '/readyz',
    {
      config: hidden.config,
      schema: { hide: true, response: { 200: readinessAnswer, 503: readinessAnswer } },
    },
    async (_request, reply) => {
      const missing = await missingOf(readiness);
      return reply.code(missing.length === 0 ? 200 : 503).send({
        status: missing.length === 0 ? 'ready' : 'not-ready',
        missing,
        attention: [...attention()],
      });
    },
  );

  app.get('/metrics', hidden, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

/** What `/readyz` answers, whether the service is ready or not. */
export const readinessAnswer = z.object({
  status: z.enum(['ready', 'not-ready']),
  missing: z.array(z.string()),
  attention: z.array(z.string()),
});

async function missingOf(readiness: Readiness): Promise<string[]> {
  const looks = await Promise.all(
    Object.entries(readiness).map(async ([name, look]) => {
      try {
        return { name, there: await look() };
      } catch {
        return { name, there: false };
      }
    }),
  );
  return looks.filter((look) => !look.there).map((look) => look.name);
}
