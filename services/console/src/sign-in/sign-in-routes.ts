import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import type { App } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import type { SealedBox } from '../session/sealed-box.ts';
import {
  dropSession,
  dropSignIn,
  keepSession,
  keepSignIn,
  sessionWord,
  signInInCookie,
} from '../session/session-cookie.ts';
import type { Sessions } from '../session/sessions.ts';
import type { IdentityProvider, SignInChecks } from './identity-provider.ts';
import { localPath } from './local-path.ts';

const hidden = { config: { route: 'public' as const }, schema: { hide: true } };
const cookieLastsS = 7 * 24 * 3600;
/** What a sign-in under way is sealed under, beside the console's secret: no session has this word. */
const underWay = 'sign-in';

interface SignInUnderWay {
  readonly checks: SignInChecks;
  readonly to: string;
}

/** Sign-in at the provider, its return, and sign-out. */
export function signInRoutes(
  app: App,
  from: {
    readonly provider: IdentityProvider;
    readonly sessions: Sessions;
    readonly box: SealedBox;
    readonly consoleUrl: string;
  },
): void {
  const { provider, sessions, box, consoleUrl } = from;

  app.get(
    '/sign-in',
    {
      ...hidden,
      schema: {
        hide: true,
        querystring: z.object({
          to: z.string().max(300).optional(),
          language: z.enum(['ar', 'fr', 'en']).optional(),
        }),
      },
    },
    async ({ query, log }, reply) => {
      const begun = await provider.beginSignIn(query.language).catch((error) => {
        log.error(
          { err: error },
          'the provider of sign-in does not answer; people can not sign in until it does',
        );
        throw new ProblemError(
          'unavailable',
          'The place at which people sign in does not answer. Try again in a moment.',
        );
      });
      const signIn: SignInUnderWay = { checks: begun.checks, to: localPath(query.to) };
      keepSignIn(reply, await box.seal(underWay, signIn));
      return reply.redirect(begun.url, 303);
    },
  );

  app.get('/sign-in/callback', hidden, async (request, reply) => {
    const sealed = signInInCookie(request);
    const signIn =
      sealed === undefined ? undefined : ((await box.open(underWay, sealed)) as SignInUnderWay | undefined);
    dropSignIn(reply);
    if (!signIn) return reply.redirect('/?sign-in=again', 303);
    const tokens = await provider
      .completeSignIn(new URL(request.url, consoleUrl), signIn.checks)
      .catch((error: Error) => {
        request.log.warn({ err: error }, 'a sign-in was not completed');
        return undefined;
      });
    // The word is new at each sign-in: one that somebody has put into the browser before is worth nothing.
    const before = sessionWord(request);
    const word = tokens && (await sessions.begin(tokens));
    if (word === undefined) return reply.redirect(`/?sign-in=${tokens ? 'unknown' : 'again'}`, 303);
    if (before !== undefined) await sessions.end(before);
    keepSession(reply, word, cookieLastsS);
    return reply.redirect(signIn.to, 303);
  });

  app.post('/sign-out', hidden, async (request, reply) => {
    const word = sessionWord(request);
    dropSession(reply);
    // What the browser has kept of this address's answers goes too; what a phone has recorded is its own to wipe.
    reply.header('clear-site-data', '"cache"');
    return { goTo: word === undefined ? '/' : await sessions.end(word) };
  });
}
