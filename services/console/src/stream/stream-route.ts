import '@fastify/sse';
import { pause } from '@iwaa/eventing/failure/pause';
import type { App } from '@iwaa/service-kit/http/routes';
import { authenticate } from '../session/authenticate.ts';
import type { Sessions } from '../session/sessions.ts';
import { followsOf } from './follows.ts';
import { hearsOf } from './hears.ts';
import type { RecentChanges } from './recent-changes.ts';

/** How often it is looked at whether the person is still signed in (ms). */
const lookAgainMs = 30_000;
/** After so long (ms) a browser that lost the stream asks for it again. */
const retryMs = 2_000;

/**
 * The stream of changes (server-sent events), cut to what the person may see. `change` tells one; `reset` says that some may
 * have been missed, so that everything on the screen is to be read again. A browser that comes back with the last id goes on
 * from there.
 */
export function streamRoute(
  app: App,
  changes: RecentChanges,
  sessions: Sessions,
  referralUrl: string,
  stopping: AbortSignal,
): void {
  app.get(
    '/stream',
    { sse: 'only', config: { route: 'public' }, schema: { hide: true } },
    async (request, reply) => {
      const hears = hearsOf(request.actor, followsOf(request, referralUrl));
      const { sse } = reply;
      const over = new AbortController();
      sse.keepAlive();
      sse.onClose(() => over.abort());
      const signal = AbortSignal.any([over.signal, stopping]);
      const last = sse.lastEventId;
      let place = last !== null && changes.after(last) ? last : changes.end();
      await sse.send({
        event: last === null || place === last ? 'ready' : 'reset',
        id: place,
        data: {},
        retry: retryMs,
      });
      void watchSession();
      while (!signal.aborted && sse.isConnected) {
        const unread = changes.after(place);
        if (unread === undefined) {
          // Slower than the changes come: what it missed, it reads again.
          place = changes.end();
          await sse.send({ event: 'reset', id: place, data: {} });
          continue;
        }
        for (const one of unread) {
          place = one.id;
          if (await hears(one)) await sse.send({ event: 'change', id: one.id, data: one.change });
        }
        if (unread.length === 0) await changes.next(signal);
      }
      sse.close();

      async function watchSession(): Promise<void> {
        while (!signal.aborted) {
          await pause(lookAgainMs, signal);
          if (!signal.aborted) await authenticate(request, sessions).catch(() => over.abort());
        }
      }
    },
  );
}
