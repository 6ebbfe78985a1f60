import { z } from 'zod';
import { instant } from '../ids.ts';
import { personalActions, roles } from '../permissions.ts';
import { type RefusalCode, refusals } from '../refusals.ts';
import { pageOf, pageQuery } from './page.ts';

/** How an access ended: it was allowed, or the code of its refusal. */
export const accessOutcomes: readonly ['allowed', ...RefusalCode[]] = [
  'allowed',
  ...(Object.keys(refusals) as RefusalCode[]),
];

export const accessesQuery = pageQuery({});

const access = z.object({
  /** Its number in the log of accesses. */
  sequence: z.int().min(1),
  at: instant,
  /** Who reached for it: a role, and the opaque subject of the token. */
  by: z.object({ role: z.enum(roles), subject: z.string().meta({ examples: ['worker-7'] }) }),
  action: z.enum(personalActions),
  /** What was reached for, by the ids in the route's path: it says on what occasion. */
  reached: z.record(z.string(), z.string()).meta({ examples: [{ caseId: 'SK-2425-00042' }] }),
  outcome: z.enum(accessOutcomes),
});
export type PersonAccess = z.output<typeof access>;
export const accesses = pageOf(access);
