import type { Registry } from 'prom-client';
import { z } from 'zod';

import type { App } from './routes.ts';

/** What the service needs to do its work, each with a look that says whether it is there. */
export type Readiness = Readonly<Record<string, () => boolean | Promise<boolean>>>;

const hidden = { config: { action: 'public' as const }, schema: { hide: true } };

/** `/livez`: the process answers. `/readyz`: it can do its work, else what is missing, by name. `/metrics`: for Prometheus. */
export function healthRoutes(app: App, registry: Registry, readiness: Readiness): void {
  app.get('/livez', hidden, () => ({ status: 'live' }));

  app.get(
    '/readyz',
    { config: hidden.config, schema: { hide: true, response: { 200: answer, 503: answer } } },
    async (_request, reply) => {
      const missing = await missingOf(readiness);
      return reply
        .code(missing.length === 0 ? 200 : 503)
        .send({ status: missing.length === 0 ? 'ready' : 'not-ready', missing });
    },
  );

  app.get('/metrics', hidden, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

const answer = z.object({ status: z.enum(['ready', 'not-ready']), missing: z.array(z.string()) });

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
