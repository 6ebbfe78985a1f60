import { z } from 'zod';

/**
 * The body of every refusal over HTTP (RFC 9457). `type` ends in the code that programs act on; `title` and `detail` are
 * for people.
 */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    code: z.string(),
    /** What is wrong with which field, where the request's body, query or path was at fault. */
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;

/** The codes that any service may answer with, and their status. A service's own refusals are declared beside its routes. */
export const commonProblems = {
  'invalid-request': { status: 400, title: 'The request does not have the form that is asked for.' },
  'idempotency-key-missing': { status: 400, title: 'A command needs an Idempotency-Key header.' },
  unauthenticated: { status: 401, title: 'A valid token is needed.' },
  forbidden: { status: 403, title: 'Your role may not do this.' },
  'not-found': { status: 404, title: 'There is no such thing, or it is not yours to see.' },
  'method-not-allowed': { status: 405, title: 'This resource does not know that method.' },
  conflict: { status: 409, title: 'Somebody else changed this at the same moment; try again.' },
  'body-too-large': { status: 413, title: 'The request is too large.' },
  'unsupported-media-type': { status: 415, title: 'Send JSON (application/json).' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used for another request.' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait a little.' },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side; the same request may be sent again.',
  },
  unavailable: {
    status: 503,
    title: 'The service can not do this at the moment; the same request may be sent again.',
  },
} as const satisfies Record<string, { status: number; title: string }>;
export type CommonProblemCode = keyof typeof commonProblems;
