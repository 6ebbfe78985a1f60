import { z } from 'zod';
import { campaignId, caseId, instant } from '../ids.ts';
import {
  attentionReasons,
  caseOutcomeCodes,
  caseStatuses,
  deadlineKinds,
  milestones,
  needKinds,
  whereabouts,
} from '../vocabulary.ts';

/** A case as its facts tell it; the same in casework's record, in the workflow and on the operator's card. */
export const caseView = z.object({
  caseId,
  campaignId,
  status: z.enum(caseStatuses),
  outcome: z.enum(caseOutcomeCodes).nullable(),
  milestone: z.enum(milestones),
  whereabouts: z.enum(whereabouts),
  needs: z.array(z.enum(needKinds)),
  contacts: z.int(),
  attention: z.array(z.enum(attentionReasons)),
  openedAt: instant,
  closedAt: instant.nullable(),
  lastFactAt: instant,
  /** Facts that came after the case was closed; kept, and without effect. */
  lateFacts: z.int(),
});
export type CaseView = z.output<typeof caseView>;

export const casesQuery = z.strictObject({
  status: z.enum(caseStatuses).optional(),
  attention: z.enum(attentionReasons).optional(),
  milestone: z.enum(milestones).optional(),
  after: caseId.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
export const cases = z.object({ cases: z.array(caseView), next: caseId.nullable() });

export const closeCase = z.strictObject({ outcome: z.enum(caseOutcomeCodes) });
export const extendDeadline = z.strictObject({ deadline: z.enum(deadlineKinds), until: instant });
/** What the workflow answers to an operator's update. */
export const caseSteered = z.object({ caseId, status: z.enum(caseStatuses) });
