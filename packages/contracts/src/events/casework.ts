import { z } from 'zod';
import { defineEvent, type OneOf } from '../event.ts';
import { campaignId, caseId, instant } from '../ids.ts';
import {
  attentionReasons,
  caseDeadlineKinds,
  caseOutcomeCodes,
  extendableDeadlineKinds,
} from '../vocabulary.ts';

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
  z.object({
    ...ofCase,
    deadline: z.enum(caseDeadlineKinds),
    dueAt: instant,
    reason: z.enum(attentionReasons),
  }),
);

export const deadlineExtended = defineEvent(
  'casework',
  'iwaa.casework.deadline-extended.v1',
  'The committee gave a case more time.',
  z.object({ ...ofCase, deadline: z.enum(extendableDeadlineKinds), until: instant }),
);

/** Which fact it was, as far as it could be read. */
const fact = z.object({
  type: z
    .string()
    .max(300)
    .meta({ examples: ['iwaa.shelter-capacity.bed-held.v1'] }),
  subject: z
    .string()
    .max(300)
    .meta({ examples: ['bed/sidi-kacem-centre.men-001'] }),
  sequence: z.int().min(1),
});

export const factPutAside = defineEvent(
  'casework',
  'iwaa.casework.fact-put-aside.v1',
  'Something that happened in a case could not be taken, and waits among the dead letters for whoever runs the platform.',
  z.object({
    ...ofCase,
    fact,
    /** Why, such as `not-json`, or `schema-mismatch: night: is missing`. */
    reason: z
      .string()
      .max(300)
      .meta({ examples: ['schema-mismatch: night: is missing'] }),
  }),
);

export const putAsideFactTaken = defineEvent(
  'casework',
  'iwaa.casework.put-aside-fact-taken.v1',
  'Something that could not be taken of a case was replayed, and is known now.',
  z.object({ ...ofCase, fact }),
);

export const caseworkEvents = [
  caseClosed,
  deadlineMissed,
  deadlineExtended,
  factPutAside,
  putAsideFactTaken,
] as const;
export type CaseworkEvent = OneOf<typeof caseworkEvents>;
