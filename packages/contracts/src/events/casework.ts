import { z } from 'zod';
import { defineEvent, type OneOf } from '../event.ts';
import { campaignId, caseId, instant } from '../ids.ts';
import { attentionReasons, caseOutcomeCodes, deadlineKinds } from '../vocabulary.ts';

const ofCase = { caseId, campaignId };

export const caseClosed = defineEvent(
  'casework',
  'iwaa.casework.case-closed.v1',
  'A case was closed with an outcome.',
  z.object({
    ...ofCase,
    outcome: z.enum(caseOutcomeCodes),
    /**
     * How far into intake's facts of the person the closing knew: the highest sequence of those of this case, 0 where there
     * was none. What intake told later is answered by the person's next case. Missing on facts of before it was told.
     */
    intakeSequence: z.int().min(0).optional(),
  }),
);

export const deadlineMissed = defineEvent(
  'casework',
  'iwaa.casework.deadline-missed.v1',
  'A deadline of a case passed, and the committee was told.',
  z.object({ ...ofCase, deadline: z.enum(deadlineKinds), dueAt: instant, reason: z.enum(attentionReasons) }),
);

export const deadlineExtended = defineEvent(
  'casework',
  'iwaa.casework.deadline-extended.v1',
  'The committee gave a case more time.',
  z.object({ ...ofCase, deadline: z.enum(deadlineKinds), until: instant }),
);

export const caseworkEvents = [caseClosed, deadlineMissed, deadlineExtended] as const;
export type CaseworkEvent = OneOf<typeof caseworkEvents>;
