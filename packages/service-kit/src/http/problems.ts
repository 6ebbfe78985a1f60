import type { CommonRefusalCode } from '@iwaa/contracts/refusals';
import { isTransient } from '@iwaa/eventing/failure/fault';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { ConflictError } from '../store/conflict-error.ts';
import { fieldFaults } from './field-faults.ts';
import { ProblemError } from './problem-error.ts';

const byStatus: Partial<Record<number, CommonRefusalCode>> = {
  400: 'invalid-request',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

/** Turns whatever was thrown into the problem that the asker is told. Nothing of a foreign error's text is told. */
export function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (hasZodFastifySchemaValidationErrors(error))
    return new ProblemError('invalid-request', undefined, fieldFaults(error));
  if (isResponseSerializationError(error)) return new ProblemError('internal-error');
  if (error instanceof ConflictError) return new ProblemError('conflict');
  if (isTransient(error)) return new ProblemError('unavailable');
  const status = (error as FastifyError).statusCode ?? 500;
  // What the framework blames on the request in some other way, such as an id of thousands of characters.
  const other = status >= 400 && status < 500 ? 'invalid-request' : 'internal-error';
  return new ProblemError(byStatus[status] ?? other);
}

/** Answers with problem details, and logs what is our own fault. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblemError(error);
  if (problem.status >= 500)
    request.log.error(
      { err: error, code: problem.code, route: request.routeOptions.url },
      'a request failed',
    );
  if (bodyIsUnderWay(request)) reply.header('connection', 'close');
  if (problem.status === 503) reply.header('retry-after', '1');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="iwaa"');
  reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem.toProblem(addressOf(request.url)));
}

/** Whether a refusal comes before the request's end: what follows must not be taken for a request of its own. */
function bodyIsUnderWay({ headers, raw }: FastifyRequest): boolean {
  const announced = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return announced && raw.complete === false;
}

/** The address without its query, which may hold what somebody typed. */
function addressOf(url: string): string {
  const [path = '/'] = url.split('?');
  return path;
}
