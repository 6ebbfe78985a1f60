import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/*
 * `__Host-`: a browser takes such a cookie from this address alone, over a secure connection (loopback counts as one), and
 * gives it to no other path, port's page or script. `Lax` and not `Strict`, because a sign-in comes back from the provider's page.
 */
const session = '__Host-iwaa-session';
const signIn = '__Host-iwaa-sign-in';
const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
const signInS = 600;

export function sessionWord({ cookies }: FastifyRequest): string | undefined {
  return cookies[session];
}

/** @param seconds how long the browser keeps it. */
export function keepSession(reply: FastifyReply, word: string, seconds: number): void {
  reply.setCookie(session, word, { ...attributes, maxAge: seconds });
}

export function dropSession(reply: FastifyReply): void {
  reply.clearCookie(session, attributes);
}

/** What a sign-in under way has to be compared with. */
export function signInInCookie({ cookies }: FastifyRequest): string | undefined {
  return cookies[signIn];
}

export function keepSignIn(reply: FastifyReply, sealed: string): void {
  reply.setCookie(signIn, sealed, { ...attributes, maxAge: signInS });
}

export function dropSignIn(reply: FastifyReply): void {
  reply.clearCookie(signIn, attributes);
}
