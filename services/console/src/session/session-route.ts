import type { WallClock } from '@iwaa/domain/wall-clock';
import type { App } from '@iwaa/service-kit/http/routes';
import { sessionOf } from './authenticate.ts';
import type { Sessions } from './sessions.ts';
import { type SessionAnswer, signedInOf } from './signed-in.ts';

/** Who is signed in in this browser, which may be nobody, and how the clocks run. */
export function sessionRoute(
  app: App,
  sessions: Sessions,
  temporalUiUrl: string | undefined,
  clock: () => WallClock,
): void {
  app.get(
    '/session',
    { config: { route: 'public' }, schema: { hide: true } },
    async (request): Promise<SessionAnswer> => ({
      who: signedInOf(await sessionOf(request, sessions), temporalUiUrl),
      clock: clock(),
    }),
  );
}
