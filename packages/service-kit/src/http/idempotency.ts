import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../auth/actor.ts';
import { derivedId } from '../derived-id.ts';
import { ProblemError } from './problem-error.ts';
import type { RequestCommand } from './routes.ts';

/** What a key looks like; it is whoever sends it who chooses it. */
export const keyForm = /^[\x21-\x7e]{8,128}$/;

/**
 * The command that a request carries (draft-ietf-httpapi-idempotency-key-header). Keys belong to who sends them: two actors
 * with the same key have two commands. The same key with another body or another address is refused where it is executed.
 * @throws ProblemError `idempotency-key-missing` without a key, `idempotency-key-invalid` with one of another form.
 */
export function readCommand(request: FastifyRequest): RequestCommand {
  const header = request.headers['idempotency-key'];
  if (typeof header !== 'string' || header === '')
    throw new ProblemError(
      'idempotency-key-missing',
      'Send an Idempotency-Key header of 8 to 128 visible characters of ASCII, the same again when you repeat the request.',
    );
  if (!keyForm.test(header))
    throw new ProblemError(
      'idempotency-key-invalid',
      `This one has ${header.length} characters${/^[\x21-\x7e]*$/.test(header) ? '' : ', and among them others than visible ones of ASCII'}; 8 to 128 are taken.`,
    );
  return commandOf(request.actor, header, request);
}

/** The command that an actor sends by a key. @param sent the request: its fingerprint tells it from another one under the key. */
export function commandOf(
  { role, subject }: Pick<Actor, 'role' | 'subject'>,
  sentKey: string,
  { method, url, body }: { readonly method: string; readonly url: string; readonly body?: unknown },
): RequestCommand {
  // Written as a list, so that no subject and key run into each other.
  const key = derivedId(JSON.stringify([role, subject, sentKey]), 'command');
  const fingerprint = createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest('base64url');
  return { key, fingerprint, id: key };
}
