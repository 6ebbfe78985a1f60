import rateLimit from '@fastify/rate-limit';
import { ProblemError } from './problem-error.ts';
import type { App } from './routes.ts';

/** Refuses what an actor sends beyond so many requests a minute. It has to be known by then who asks. */
export async function limitRequests(app: App, requestsPerMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.actor.subject,
    errorResponseBuilder: () => new ProblemError('too-many-requests'),
  });
}
