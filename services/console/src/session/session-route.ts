import type { App } from '@iwaa/service-kit/http/routes';
import { sessionOf } from './authenticate.ts';
import type { Sessions } from './sessions.ts';
import { signedInOf } from './signed-in.ts';

/** Who is signed in in this browser; null where that is nobody, which is no fault. */
export function sessionRoute(app: App, sessions: Sessions, temporalUiUrl: string | undefined): void {
  app.get('/session', { config: { route: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const told = signedInOf(await sessionOf(request, sessions), temporalUiUrl);
    return told === null ? reply.type('application/json').send('null') : reply.send(told);
  });
}
