import { z } from 'zod';
import { referralResponseBody } from '../events/agency.ts';
import { uuidOf } from '../example-of.ts';
import { givenBy, referralReasonGivers } from '../givers.ts';
import { campaignId, caseId, instant, night, provinceId, slug, uuid } from '../ids.ts';
import {
  agencyCapacities,
  referralOutcomes,
  referralReasons,
  referralServices,
  referralStates,
} from '../vocabulary.ts';
import { givenInstant } from './given-instant.ts';
import { givenNight } from './given-night.ts';
import { pageOf, pageQuery } from './page.ts';
import { line } from './words.ts';
import { yesOrNo } from './yes-or-no.ts';

export const registerAgency = z
  .strictObject({
    agencyId: slug,
    name: line(120),
    services: z.array(z.enum(referralServices)).min(1).max(referralServices.length),
    /** Among agencies that give the same service, the lowest rank is asked first. */
    rank: z.int().min(1).max(1000).default(100),
  })
  .meta({ examples: [{ agencyId: 'night-clinic', name: 'Night clinic', services: ['health'], rank: 3 }] });
export const agency = z.object({
  agencyId: slug,
  provinceId,
  name: z.string().meta({ examples: ['Delegation of Health'] }),
  services: z.array(z.enum(referralServices)),
  rank: z.int(),
  capacity: z.enum(agencyCapacities),
});
export const agenciesQuery = pageQuery({
  provinceId: provinceId.optional(),
  service: z.enum(referralServices).optional(),
  capacity: z.enum(agencyCapacities).optional(),
});
export const agencies = pageOf(agency);
export const publishCapacity = z
  .strictObject({ capacity: z.enum(agencyCapacities) })
  .meta({ examples: [{ capacity: 'no-capacity' }] });

export const requestReferral = z
  .strictObject({
    caseId,
    campaignId,
    needId: uuid,
    service: z.enum(referralServices),
    night: givenNight,
    /** The agency that is to be asked; the next eligible one where none is named. */
    agencyId: slug.optional(),
  })
  .meta({
    examples: [
      {
        caseId: 'SK-2425-00042',
        campaignId: 'SK-2425',
        needId: uuidOf('needId'),
        service: 'health',
        night: '2024-12-12',
      },
    ],
  });
export const respondToReferral = referralResponseBody.meta({
  examples: [{ state: 'rejected', reason: 'at-capacity' }],
});
export const cancelReferral = z
  .strictObject({
    reason: z.enum(givenBy(referralReasonGivers, 'social-worker')),
  })
  .meta({ examples: [{ reason: 'declined-by-person' }] });
export const askAnotherAgency = z
  .strictObject({
    /** The state in which whoever asks saw the referral: where the agency has said something since, nothing is done. */
    seen: z.enum(referralStates),
    /** The agency that is to be asked; the next eligible one where none is named. */
    agencyId: slug.optional(),
  })
  .meta({ examples: [{ seen: 'requested' }] });
/** Sent by a case whose referral was left unanswered: the next eligible agency is asked. */
export const rerouteReferral = z.strictObject({});
/** Sent by a case when the consent under which an agency was asked has run out; `endedAt` is when, as far as the case knows. */
export const endUnconsentedReferral = z
  .strictObject({ endedAt: givenInstant })
  .meta({ examples: [{ endedAt: '2025-01-31T18:00:00.000Z' }] });

export const referral = z
  .object({
    referralId: uuid,
    caseId,
    campaignId,
    needId: uuid,
    agencyId: slug,
    service: z.enum(referralServices),
    state: z.enum(referralStates),
    reason: z.enum(referralReasons).nullable(),
    outcome: z.enum(referralOutcomes).nullable(),
    night,
    attempt: z.int(),
    requestedAt: instant,
    answerBy: instant,
    /** Whether its agency has said yes after it had ended, and has not said no since. */
    acceptedLate: z.boolean(),
  })
  .meta({
    examples: [
      {
        ...{ referralId: uuidOf('referralId'), caseId: 'SK-2425-00042', campaignId: 'SK-2425' },
        ...{ needId: uuidOf('needId'), agencyId: 'health-delegation', service: 'health' },
        ...{ state: 'requested', reason: null, outcome: null, night: '2024-12-12', attempt: 1 },
        ...{ requestedAt: '2024-12-12T21:40:00.000Z', answerBy: '2024-12-14T21:40:00.000Z' },
        ...{ acceptedLate: false },
      },
    ],
  });
export const askedAgenciesQuery = pageQuery({});
/** The agencies that were asked for a person, as far as a street team that met the person is to know it. */
export const askedAgencies = pageOf(
  z.object({
    service: z.enum(referralServices),
    /** `not-placed` where no agency is left to ask. */
    state: z.enum([...referralStates, 'not-placed']),
    /** The agency's name; null where none is left to ask. */
    agency: z
      .string()
      .nullable()
      .meta({ examples: ['Delegation of Health'] }),
    /** Until when an answer is hoped for; null where none is awaited. */
    answerBy: instant.nullable(),
  }),
);
/** How a need stands with agencies; `open` also where the referral of another need serves it. */
export const needStandings = ['not-asked', 'open', 'completed', 'ended', 'not-placed'] as const;
export const needsQuery = pageQuery({});
export const needs = pageOf(
  z.object({
    needId: uuid,
    service: z.enum(referralServices),
    night,
    /** When the person stated it last. */
    statedAt: instant,
    standing: z.enum(needStandings),
    /** The referral that was asked for last; null where no agency was asked. */
    referral: z.object({ referralId: uuid, agencyId: slug, state: z.enum(referralStates) }).nullable(),
  }),
);
export const referralsQuery = pageQuery({
  campaignId: campaignId.optional(),
  agencyId: slug.optional(),
  service: z.enum(referralServices).optional(),
  state: z.enum(referralStates).optional(),
  /** Those that wait for the agency's answer or are under way; with false those that have ended. */
  open: yesOrNo.optional(),
  caseId: caseId.optional(),
});
export const referrals = pageOf(referral);
