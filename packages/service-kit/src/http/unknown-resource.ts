import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { ProblemError } from './problem-error.ts';
import { answerProblem } from './problems.ts';
import type { App } from './routes.ts';

const methods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST'];

/** Answers what no route answers: 405 with the methods that the resource knows, or 404 where there is no such resource. */
export function answerUnknownResource(app: App, request: FastifyRequest, reply: FastifyReply): void {
  const [path = '/'] = request.url.split('?');
  const known = methods.filter((method) => app.findRoute({ method, url: path }) !== null);
  if (known.length > 0) reply.header('allow', known.join(', '));
  answerProblem(new ProblemError(known.length > 0 ? 'method-not-allowed' : 'not-found'), request, reply);
}
