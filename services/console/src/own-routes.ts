import { scopeOf } from '@iwaa/service-kit/auth/scope';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import { readCommands } from '@iwaa/service-kit/http/read-commands';
import type { App, Routes } from '@iwaa/service-kit/http/routes';

/** Serves the console's own routes under `/api/console`, judged by the permission table as every service's are. */
export async function ownRoutes(app: App, routes: Routes): Promise<void> {
  await app.register(
    async (own: App) => {
      own.addHook('onRequest', async (request) => {
        const { route } = request.routeOptions.config;
        if (route === undefined || route === 'public') throw new ProblemError('not-found');
        const scope = await scopeOf(request.actor, route.action);
        if (!scope) throw new ProblemError('forbidden');
        request.scope = scope;
      });
      readCommands(own);
      routes(own);
    },
    { prefix: '/api/console' },
  );
}
