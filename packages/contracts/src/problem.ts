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
