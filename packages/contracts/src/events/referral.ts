import { z } from 'zod';
import { openingHours, serviceTerms } from '../agency-terms.ts';
import { defineEvent, type OneOf } from '../event.ts';
import { campaignId, caseId, instant, night, provinceId, slug, uuid } from '../ids.ts';
import {
  agencyCapacities,
  agencyLeavingReasons,
  referralOutcomes,
  referralReasons,
  referralServices,
  responseStates,
  untakenReasons,
} from '../vocabulary.ts';

const ofReferral = {
  referralId: uuid,
  caseId,
  campaignId,
  agencyId: slug,
  service: z.enum(referralServices),
};
const reasoned = z.object({ ...ofReferral, reason: z.enum(referralReasons) });

export const agencyRegistered = defineEvent(
  'referral',
  'iwaa.referral.agency-registered.v1',
  'An agency was registered with the services that it gives.',
  z.object({
    agencyId: slug,
    provinceId,
    services: z.array(z.enum(referralServices)).min(1),
    /** Among agencies that give the same service, the lowest rank is asked first. */
    rank: z.int().min(1),
    takes: z
      .array(serviceTerms)
      .optional()
      .describe('Whom it takes for each service; anybody for one that is not named here.'),
    hours: openingHours.nullable().optional().describe('When it is open; always where nothing is said.'),
  }),
);

export const agencyCapacityPublished = defineEvent(
  'referral',
  'iwaa.referral.agency-capacity-published.v1',
  'An agency said what it can take.',
  z.object({
    agencyId: slug,
    provinceId,
    capacity: z.enum(agencyCapacities),
    places: z
      .int()
      .min(1)
      .nullable()
      .optional()
      .describe('How many it can take; null where it says no number.'),
    until: instant
      .nullable()
      .optional()
      .describe(
        'Until when this holds; then it counts as having capacity again. Null until it says otherwise.',
      ),
    publishedAt: instant.optional(),
  }),
);

const leaving = z.object({ agencyId: slug, provinceId, reason: z.enum(agencyLeavingReasons) });

export const agencySuspended = defineEvent(
  'referral',
  'iwaa.referral.agency-suspended.v1',
  'An agency is asked no more until it is resumed; its open referrals go to the next one.',
  leaving,
);

export const agencyResumed = defineEvent(
  'referral',
  'iwaa.referral.agency-resumed.v1',
  'An agency that was suspended is asked again.',
  z.object({ agencyId: slug, provinceId }),
);

export const agencyRemoved = defineEvent(
  'referral',
  'iwaa.referral.agency-removed.v1',
  'An agency has left for good; its open referrals go to the next one. It may be registered anew.',
  leaving,
);

export const referralRequested = defineEvent(
  'referral',
  'iwaa.referral.referral-requested.v1',
  'An agency was asked to help a person.',
  z.object({
    ...ofReferral,
    needId: uuid,
    night,
    attempt: z
      .int()
      .min(1)
      .describe('1 for the first agency that was asked for this need, 2 for the next, and so on.'),
    answerBy: instant.describe('Until when an answer is hoped for; then the next agency is asked.'),
    takesUp: uuid
      .optional()
      .describe(
        'The ended referral whose agency has said yes too late: by its yes this one is accepted already.',
      ),
  }),
);

export const referralNotPlaced = defineEvent(
  'referral',
  'iwaa.referral.referral-not-placed.v1',
  'No agency that gives this service can be asked, or be asked any more.',
  z.object({ referralId: uuid, caseId, campaignId, needId: uuid, service: z.enum(referralServices) }),
);

export const referralAccepted = defineEvent(
  'referral',
  'iwaa.referral.referral-accepted.v1',
  'The agency accepted the referral.',
  z.object(ofReferral),
);

export const referralRejected = defineEvent(
  'referral',
  'iwaa.referral.referral-rejected.v1',
  'The agency rejected the referral, for a coded reason.',
  z.object({ ...reasoned.shape, needId: uuid, night, attempt: z.int().min(1) }),
);

export const referralStarted = defineEvent(
  'referral',
  'iwaa.referral.referral-started.v1',
  'The agency began to help (state in-progress).',
  z.object(ofReferral),
);

export const referralPutOnHold = defineEvent(
  'referral',
  'iwaa.referral.referral-put-on-hold.v1',
  'The agency waits for something before it goes on.',
  reasoned,
);

export const referralCompleted = defineEvent(
  'referral',
  'iwaa.referral.referral-completed.v1',
  'The agency did what was asked; the loop is closed.',
  z.object({ ...ofReferral, outcome: z.enum(referralOutcomes) }),
);

export const referralFailed = defineEvent(
  'referral',
  'iwaa.referral.referral-failed.v1',
  'The agency had accepted and could not do it: an urgent fact.',
  reasoned,
);

export const referralCancelled = defineEvent(
  'referral',
  'iwaa.referral.referral-cancelled.v1',
  'The sender took the referral back.',
  z.object({ ...reasoned.shape, needId: uuid, night, attempt: z.int().min(1) }),
);

export const answerNotTaken = defineEvent(
  'referral',
  'iwaa.referral.answer-not-taken.v1',
  'An agency answered too late, out of order, or without a consent in force, and nothing was changed by it.',
  z.object({ ...ofReferral, answer: z.enum(responseStates), reason: z.enum(untakenReasons) }),
);

export const referralEvents = [
  agencyRegistered,
  agencyCapacityPublished,
  agencySuspended,
  agencyResumed,
  agencyRemoved,
  referralRequested,
  referralNotPlaced,
  referralAccepted,
  referralRejected,
  referralStarted,
  referralPutOnHold,
  referralCompleted,
  referralFailed,
  referralCancelled,
  answerNotTaken,
] as const;
export type ReferralEvent = OneOf<typeof referralEvents>;
