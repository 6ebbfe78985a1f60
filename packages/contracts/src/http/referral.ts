import { z } from 'zod';
import { givenOpeningHours, openingHours, serviceTerms } from '../agency-terms.ts';
import { referralResponseBody } from '../events/agency.ts';
import { uuidOf } from '../example-of.ts';
import { givenBy, referralReasonGivers } from '../givers.ts';
import { campaignId, caseId, instant, night, provinceId, slug, uuid } from '../ids.ts';
import {
  agencyCapacities,
  agencyLeavingReasons,
  agencyStates,
  type ReferralService,
  referralOutcomes,
  referralReasons,
  referralServices,
  referralStates,
  unitKinds,
} from '../vocabulary.ts';
import { givenInstant } from './given-instant.ts';
import { givenNight } from './given-night.ts';
import { pageOf, pageQuery } from './page.ts';
import { line } from './words.ts';
import { yesOrNo } from './yes-or-no.ts';

const anyUnit = [...unitKinds];
const givenTerms = z
  .strictObject({
    ...serviceTerms.shape,
    units: serviceTerms.shape.units.max(unitKinds.length).default(anyUnit),
    agesFrom: serviceTerms.shape.agesFrom.default(null),
    agesTo: serviceTerms.shape.agesTo.default(null),
    accessible: serviceTerms.shape.accessible.default(false),
  })
  .refine(({ agesFrom, agesTo }) => agesFrom === null || agesTo === null || agesFrom <= agesTo, {
    path: ['agesTo'],
    error: 'must not be less than agesFrom',
  });

/** Which service it is that somebody names, with its terms or without. */
function codeOf(service: ReferralService | { readonly service: ReferralService }): ReferralService {
  return typeof service === 'string' ? service : service.service;
}

export const registerAgency = z
  .strictObject({
    agencyId: slug,
    /** One name for all languages, or one for each. */
    name: z.union([line(120), z.strictObject({ ar: line(120), fr: line(120), en: line(120) })]),
    /** A service alone takes anybody. */
    services: z
      .array(z.union([z.enum(referralServices), givenTerms]))
      .min(1)
      .max(referralServices.length)
      .refine((services) => new Set(services.map(codeOf)).size === services.length, {
        error: 'must name each service once',
      }),
    /** By the clocks of the province; always open where it is left out. */
    hours: givenOpeningHours.nullable().default(null),
    /** Among agencies that give the same service, the lowest rank is asked first. */
    rank: z.int().min(1).max(1000).default(100),
  })
  .meta({ examples: [{ agencyId: 'night-clinic', name: 'Night clinic', services: ['health'], rank: 3 }] });
export const agency = z.object({
  agencyId: slug,
  provinceId,
  /** In the language that whoever asks reads. */
  name: z.string().meta({ examples: ['Delegation of Health'] }),
  names: z.object({ ar: z.string(), fr: z.string(), en: z.string() }),
  services: z.array(z.enum(referralServices)),
  /** Whom it takes for each of them. */
  takes: z.array(serviceTerms),
  hours: openingHours.nullable(),
  rank: z.int(),
  state: z.enum(agencyStates),
  /** As it counts now. */
  capacity: z.enum(agencyCapacities),
  /** How many it said that it can take; null where it said no number. */
  places: z.int().nullable(),
  /** Until when that holds; null until it says otherwise. */
  until: instant.nullable(),
});
export const agenciesQuery = pageQuery({
  provinceId: provinceId.optional(),
  service: z.enum(referralServices).optional(),
  capacity: z.enum(agencyCapacities).optional(),
  /** Those that may be asked, and those that are suspended; a removed one only where it is asked for. */
  state: z.enum(agencyStates).optional(),
});
export const agencies = pageOf(agency);
export const publishCapacity = z
  .strictObject({
    capacity: z.enum(agencyCapacities),
    /** How many it can take from now on; the referrals that it is asked for are counted off. */
    places: z.int().min(1).max(10_000).nullable().default(null),
    /** Until when this holds; then it counts as having capacity again. */
    until: givenInstant.nullable().default(null),
  })
  .refine(({ capacity, places }) => places === null || capacity === 'capacity', {
    path: ['places'],
    error: 'are only told of what has capacity',
  })
  .meta({ examples: [{ capacity: 'no-capacity', until: '2024-12-16T08:00:00.000Z' }] });
/** Why an agency is asked no more, for a while or for good. */
export const agencyLeaving = z
  .strictObject({ reason: z.enum(agencyLeavingReasons) })
  .meta({ examples: [{ reason: 'asked-by-agency' }] });

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
