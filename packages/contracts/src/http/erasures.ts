import { z } from 'zod';
import { caseId, instant, uuid } from '../ids.ts';
import { erasureReasons, erasureRemains, erasureStates } from '../vocabulary.ts';
import { pageOf, pageQuery } from './page.ts';

export const requestErasure = z.strictObject({ reason: z.enum(erasureReasons) });

const subject = z.string().meta({ examples: ['worker-7'] });

/** The erasure of a person, from the request on; once it is done, this is its certificate. */
export const erasure = z.object({
  personId: uuid,
  erasureId: uuid,
  /** The open case, else the last one. */
  caseId,
  /** Whether the case is open: an erasure waits for its end. */
  isCaseOpen: z.boolean(),
  state: z.enum(erasureStates),
  reason: z.enum(erasureReasons),
  requestedAt: instant,
  /** The opaque subject of who requested it. */
  requestedBy: subject,
  erasedAt: instant.nullable(),
  erasedBy: subject.nullable(),
  /** When the person's key was destroyed, which is what makes every copy unreadable; null as long as it is there. */
  keyDestroyedAt: instant.nullable(),
  /** What is left, in codes; nothing is said of it before. */
  remains: z.array(z.enum(erasureRemains)),
});
export type Erasure = z.output<typeof erasure>;

export const erasureOfPerson = z.object({
  personId: uuid,
  /** The last erasure that was requested; null where none ever was. */
  erasure: erasure.nullable(),
});

export const erasuresQuery = pageQuery({ state: z.enum(erasureStates).optional() });
export const erasures = pageOf(erasure);
