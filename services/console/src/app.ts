import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { fastifySSE } from '@fastify/sse';
import fastifyStatic from '@fastify/static';
import { bareApp } from '@iwaa/service-kit/http/bare-app';
import { type Attention, healthRoutes, type Readiness } from '@iwaa/service-kit/http/health-routes';
import { limitRequests } from '@iwaa/service-kit/http/limit-requests';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import { answerProblem } from '@iwaa/service-kit/http/problems';
import type { App, Routes } from '@iwaa/service-kit/http/routes';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { ConsoleConfig } from './config.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { serviceRoutes } from './gateway/service-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { openAppPage } from './page/app-page.ts';
import { serviceUrls } from './service-urls.ts';
import { authenticate, sessionOf } from './session/authenticate.ts';
import { createPlaceClock } from './session/place-clock.ts';
import { requireSameOrigin } from './session/same-origin.ts';
import type { SealedBox } from './session/sealed-box.ts';
import { sessionRoute } from './session/session-route.ts';
import type { Sessions } from './session/sessions.ts';
import { signedInOf } from './session/signed-in.ts';
import type { IdentityProvider } from './sign-in/identity-provider.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';
import type { RecentChanges } from './stream/recent-changes.ts';
import { streamRoute } from './stream/stream-route.ts';
import { casePageRoute } from './temporal/case-page-route.ts';

export interface ConsoleAppOptions {
  readonly config: ConsoleConfig;
  readonly log: Logger;
  readonly registry: Registry;
  readonly readiness: Readiness;
  readonly attention: Attention;
  readonly provider: IdentityProvider;
  readonly sessions: Sessions;
  readonly box: SealedBox;
  readonly changes: RecentChanges;
  /** What the console serves itself. */
  readonly routes: Routes;
  /** Aborted when the process stops: streams end by it. */
  readonly stopping: AbortSignal;
}

const requestsPerMinute = 1_200;
/** Built files have a digest in their name, so that a browser may keep them for ever. */
const forEver = 'public, max-age=31536000, immutable';

/** The console's HTTP server, not yet listening. */
export async function buildConsole(options: ConsoleAppOptions): Promise<App> {
  const { config, sessions } = options;
  const clock = createPlaceClock(config.TIME_ZONE);
  const app = bareApp({ ...options, forceCloseConnections: true });
  app.decorateRequest('session');
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(config),
    // No other site learns from which page it was opened; without any, a browser would not say from where a command comes.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  });
  await app.register(cookie);
  await app.register(fastifySSE, { heartbeatInterval: 15_000 });
  healthRoutes(app, options.registry, options.readiness, options.attention);

  await app.register(async (public_: App) => {
    public_.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      requireSameOrigin(request, config.CONSOLE_URL);
    });
    signInRoutes(public_, { ...options, consoleUrl: config.CONSOLE_URL });
    sessionRoute(public_, sessions, config.TEMPORAL_UI_URL, clock);
  });

  await app.register(async (guarded: App) => {
    guarded.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      requireSameOrigin(request, config.CONSOLE_URL);
      await authenticate(request, sessions);
    });
    await limitRequests(guarded, requestsPerMinute);
    streamRoute(guarded, options.changes, sessions, config.REFERRAL_URL, options.stopping);
    casePageRoute(guarded, {
      caseworkUrl: config.CASEWORK_URL,
      uiUrl: config.TEMPORAL_UI_URL,
      namespace: config.TEMPORAL_NAMESPACE,
    });
    await ownRoutes(guarded, options.routes);
    serviceRoutes(guarded, serviceUrls(config));
  });

  await app.register(fastifyStatic, {
    root: config.CONSOLE_APP,
    // A page is made for its reader, below; as a file it is what a phone keeps.
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('cache-control', /[\\/]assets[\\/]/.test(path) ? forEver : 'no-cache');
    },
  });
  const page = await openAppPage(config.CONSOLE_APP);
  const servePage = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    // Where it can not be found out now, the app asks for itself.
    const who = await sessionOf(request, sessions).then(
      (session) => signedInOf(session, config.TEMPORAL_UI_URL),
      () => undefined,
    );
    const [path = '/'] = request.url.split('?');
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8');
    return reply.send(page({ who, clock: clock(), languages: request.headers['accept-language'], path }));
  };
  app.get('/', { config: { route: 'public' }, schema: { hide: true } }, servePage);
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request)
      ? servePage(request, reply)
      : answerProblem(new ProblemError('not-found'), request, reply),
  );
  await app.ready();
  return app;
}

/** The app has addresses of its own: whatever a person opens that is no file and no route begins it. */
function wantsPage({ method, headers, url }: FastifyRequest): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html') && !url.startsWith('/api/');
}
