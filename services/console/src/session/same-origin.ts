import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import type { FastifyRequest } from 'fastify';

/**
 * Lets a request that changes something through only where the console's own page sent it. A browser says from where a
 * request comes, and no page can change what it says.
 * @throws ProblemError `forbidden`
 */
export function requireSameOrigin({ method, headers }: FastifyRequest, consoleUrl: string): void {
  if (method === 'GET' || method === 'HEAD') return;
  const site = headers['sec-fetch-site'];
  const own = headers.origin === consoleUrl && (site === undefined || site === 'same-origin');
  if (!own) throw new ProblemError('forbidden', 'This was not sent by a page of the console.');
}
