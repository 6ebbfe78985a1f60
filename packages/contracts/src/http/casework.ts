import { z } from 'zod';
import { caseOutcomeGivers, givenBy } from '../givers.ts';
import { campaignId, caseId, instant, night, slug } from '../ids.ts';
import { roles } from '../permissions.ts';
import {
  aidKinds,
  attentionReasons,
  caseDeadlineKinds,
  caseOutcomeCodes,
  caseStatuses,
  checkOutReasons,
  consentPurposes,
  correctedFields,
  correctionReasons,
  erasureReasons,
  escorts,
  extendableDeadlineKinds,
  holdReleaseReasons,
  mediationKinds,
  mediationOutcomes,
  milestones,
  mistakeReasons,
  needKinds,
  passKinds,
  referralOutcomes,
  referralReasons,
  referralServices,
  reintegrationKinds,
  responseStates,
  shelterDeclineReasons,
  transferReasons,
  unitKinds,
  untakenReasons,
  waitingListLeavingReasons,
  whereabouts,
} from '../vocabulary.ts';
import { givenInstant } from './given-instant.ts';
import { pageOf, pageQuery } from './page.ts';

/** A case as its facts tell it; the same in casework's record, in the workflow and on the operator's card. */
export const caseView = z
  .object({
    caseId,
    campaignId,
    status: z.enum(caseStatuses),
    outcome: z.enum(caseOutcomeCodes).nullable(),
    milestone: z.enum(milestones),
    whereabouts: z.enum(whereabouts),
    needs: z.array(z.enum(needKinds)),
    contacts: z.int(),
    attention: z.array(z.enum(attentionReasons)),
    /** When the oldest of these reasons began; null while the case needs no attention. */
    attentionSince: instant.nullable(),
    /** What is awaited now and by when, soonest first. One that is overdue was missed and has not been answered nor extended since. */
    deadlines: z.array(z.object({ kind: z.enum(caseDeadlineKinds), dueAt: instant, overdue: z.boolean() })),
    openedAt: instant,
    closedAt: instant.nullable(),
    lastFactAt: instant,
    /** Facts that came after the case was closed; kept, and without effect. */
    lateFacts: z.int(),
  })
  .meta({
    examples: [
      {
        ...{ caseId: 'SK-2425-00042', campaignId: 'SK-2425', status: 'open', outcome: null },
        ...{ milestone: 'met', whereabouts: 'bed-held', needs: ['shelter'], contacts: 1 },
        ...{ attention: [], attentionSince: null },
        deadlines: [{ kind: 'bedHold', dueAt: '2024-12-12T23:40:00.000Z', overdue: false }],
        ...{ openedAt: '2024-12-12T21:40:00.000Z', closedAt: null },
        ...{ lastFactAt: '2024-12-12T21:40:00.000Z', lateFacts: 0 },
      },
    ],
  });
export type CaseView = z.output<typeof caseView>;

export const casesQuery = pageQuery({
  campaignId: campaignId.optional(),
  status: z.enum(caseStatuses).optional(),
  /** Those that need attention for this reason, or for any. */
  attention: z.enum([...attentionReasons, 'any']).optional(),
  milestone: z.enum(milestones).optional(),
});
export const cases = pageOf(caseView);

export const casesNeedingAttentionQuery = pageQuery({
  campaignId: campaignId.optional(),
  reason: z.enum(attentionReasons).optional(),
});

/** What of an event can be said in words, by codes. Which of these it has, and from which list a code is, follows from its type. */
const timelineDetails = z
  .object({
    kind: z.enum([...new Set([...needKinds, ...mediationKinds, ...reintegrationKinds, ...passKinds])]),
    service: z.enum(referralServices),
    agencyId: slug,
    centreId: slug,
    unit: z.enum(unitKinds),
    place: slug,
    night,
    happenedAt: instant,
    aidGiven: z.array(z.enum(aidKinds)),
    needs: z.array(z.enum(needKinds)),
    declined: z.array(z.enum(needKinds)),
    /** What was corrected of what is held about the person. */
    fields: z.array(z.enum(correctedFields)),
    purpose: z.enum(consentPurposes),
    until: instant,
    losesBedAt: instant,
    lapsesAt: instant,
    answerBy: instant,
    escort: z.enum(escorts),
    reason: z.enum([
      ...new Set([
        ...shelterDeclineReasons,
        ...correctionReasons,
        ...erasureReasons,
        ...holdReleaseReasons,
        ...checkOutReasons,
        ...mistakeReasons,
        ...transferReasons,
        ...waitingListLeavingReasons,
        ...referralReasons,
        ...untakenReasons,
        ...attentionReasons,
      ]),
    ]),
    outcome: z.enum([...new Set([...referralOutcomes, ...mediationOutcomes, ...caseOutcomeCodes])]),
    deadline: z.enum(caseDeadlineKinds),
    dueAt: instant,
    answer: z.enum(responseStates),
    visit: z.int(),
    holds: z.boolean(),
    /** Whether a stay goes on whose check-out was entered in error. */
    goesOn: z.boolean(),
    /** The case that goes on where this one was a duplicate. */
    survivingCaseId: caseId,
    /** The case that was a duplicate of this one. */
    mergedCaseId: caseId,
  })
  .partial();
export type TimelineDetails = z.input<typeof timelineDetails>;

/** Something that happened in a case. */
export const timelineEntry = z
  .object({
    /** The type of the event, such as `iwaa.shelter-capacity.checked-in.v1`. */
    type: z.string(),
    at: instant,
    /** In which role somebody did it; `service` where a service did by itself. */
    by: z.enum(roles),
    details: timelineDetails,
  })
  .meta({
    examples: [
      {
        ...{ type: 'iwaa.shelter-capacity.bed-held.v1', at: '2024-12-12T21:40:00.000Z', by: 'service' },
        details: { unit: 'men', night: '2024-12-12', lapsesAt: '2024-12-12T23:40:00.000Z' },
      },
    ],
  });
export type TimelineEntry = z.input<typeof timelineEntry>;
export const timelineQuery = pageQuery({});
export const timeline = pageOf(timelineEntry);

export const caseWorkflow = z
  .object({
    /** Null where no workflow follows the case yet, or Temporal has forgotten it. */
    runId: z.string().nullable(),
  })
  .meta({ examples: [{ runId: '0193bd2e-6f0a-7c3e-9a51-5d2f9f3c8b10' }] });

export const closeCase = z
  .strictObject({ outcome: z.enum(givenBy(caseOutcomeGivers, 'committee')) })
  .meta({ examples: [{ outcome: 'own-housing' }] });
export const extendDeadline = z
  .strictObject({ deadline: z.enum(extendableDeadlineKinds), until: givenInstant })
  .meta({ examples: [{ deadline: 'waitingForBed', until: '2025-01-31T18:00:00.000Z' }] });
/** What the workflow answers to an operator's update. */
export const caseSteered = z.object({ caseId, status: z.enum(caseStatuses) });
