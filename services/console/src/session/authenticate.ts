import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import type { FastifyRequest } from 'fastify';
import { sessionWord } from './session-cookie.ts';
import type { Session, Sessions } from './sessions.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a session that has lasted its night is good for this route still. */
    isSentLater?: boolean;
  }
  interface FastifyRequest {
    /** Who is signed in in the browser that asks. */
    session: Session;
  }
}

/** The session of the browser that asks, if somebody is signed in there. */
export async function sessionOf(request: FastifyRequest, sessions: Sessions): Promise<Session | undefined> {
  const word = sessionWord(request);
  return word === undefined ? undefined : sessions.find(word);
}

/**
 * Finds who asks. A phone that sends what somebody recorded earlier says who that was (`recorded-by`): whoever is signed in on it
 * by now sends nothing in another's name.
 * @throws ProblemError `unauthenticated` where nobody is signed in, or somebody else than the one who recorded it, or the session is
 *   no longer good for this route.
 */
export async function authenticate(request: FastifyRequest, sessions: Sessions): Promise<void> {
  const session = await sessionOf(request, sessions);
  if (!session || (session.sendsOnly && !request.routeOptions.config.isSentLater))
    throw new ProblemError('unauthenticated');
  const recordedBy = request.headers['recorded-by'];
  if (recordedBy !== undefined && recordedBy !== encodeURIComponent(session.actor.subject))
    throw new ProblemError('unauthenticated');
  request.session = session;
  request.actor = session.actor;
}
