import { z } from 'zod';
import { deadlines } from '../events/intake.ts';
import { campaignId, caseId, duration, instant, night, slug, uuid } from '../ids.ts';
import {
  ageGroups,
  aidKinds,
  caseStatuses,
  consentPurposes,
  languages,
  needKinds,
  unitKinds,
} from '../vocabulary.ts';
import { line, text } from './words.ts';

export const declareCampaign = z.strictObject({
  campaignId,
  city: line(80),
  startsOn: night,
  endsOn: night,
  timeZone: line(60).default('Africa/Casablanca'),
  language: z.enum(languages).default('ar'),
  deadlines: z.strictObject(deadlines.shape).partial().default({}),
  followUpVisits: z.array(duration).min(1).max(6).default(['P7D', 'P30D', 'P90D']),
});

/** What a campaign has where it sets nothing else. No published standard exists; the committee may change each. */
export const defaultDeadlines = {
  bedHold: 'PT2H',
  waitingForBed: 'PT24H',
  referralAnswer: 'P2D',
  referralCompletion: 'P14D',
  familyContact: 'P7D',
  returnDecision: 'P30D',
  followUpGrace: 'P3D',
} as const;

export const campaign = z.object({
  campaignId,
  city: z.string(),
  startsOn: night,
  endsOn: night,
  timeZone: z.string(),
  language: z.enum(languages),
  deadlines,
  followUpVisits: z.array(duration),
});

export const startRound = z.strictObject({ team: slug, night, places: z.array(slug).max(100).default([]) });
export const round = z.object({
  roundId: uuid,
  campaignId,
  team: slug,
  night,
  places: z.array(slug),
  ended: z.boolean(),
  contacts: z.int(),
});

/** What is known of a person by name. It never leaves intake, where it is kept encrypted with a key of the person's own. */
export const identity = z.strictObject({
  nickname: line(80).optional(),
  name: line(160).optional(),
  bornOn: z.iso.date().optional(),
  telephone: line(30).optional(),
  papers: z
    .strictObject({ kind: z.enum(['national-id', 'passport', 'residence-card', 'other']), number: line(40) })
    .optional(),
  note: text(2000).optional(),
});
export type Identity = z.output<typeof identity>;

/** What decides which bed suits and who goes first; coded, and kept apart from who the person is. */
export const profile = z.strictObject({
  unit: z.enum(unitKinds),
  ageGroup: z.enum(ageGroups),
  withChildren: z.boolean().default(false),
  medicalConditionOrDisability: z.boolean().default(false),
  onStreetSince: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .nullable()
    .default(null),
});
export type Profile = z.output<typeof profile>;

export const recordContact = z
  .strictObject({
    /** A person met before by id, or somebody new. */
    person: z.union([
      z.strictObject({ personId: uuid }),
      z.strictObject({ identity: identity.default({}), profile }),
    ]),
    place: slug,
    aidGiven: z.array(z.enum(aidKinds)).max(10).default([]),
    needs: z.array(z.enum(needKinds)).max(10).default([]),
    declined: z.array(z.enum(needKinds)).max(10).default([]),
    /** What the person agrees to, now, may be shared. */
    consents: z
      .array(z.strictObject({ purpose: z.enum(consentPurposes), until: instant.nullable().default(null) }))
      .max(5)
      .default([]),
    /** The street team's own words, kept encrypted. */
    note: text(2000).optional(),
  })
  .refine(({ needs, declined }) => !needs.some((kind) => declined.includes(kind)), {
    path: ['declined'],
    error: 'must not name a need that the same contact states',
  });
export type RecordContact = z.output<typeof recordContact>;
export const contactRecordedAnswer = z.object({
  contactId: uuid,
  personId: uuid,
  caseId,
  firstContact: z.boolean(),
});

export const giveConsent = z.strictObject({
  purpose: z.enum(consentPurposes),
  until: instant.nullable().default(null),
});
export const consentAnswer = z.object({ consentId: uuid, personId: uuid, caseId });

export const recordListeningSession = z.strictObject({
  night,
  needs: z.array(z.enum(needKinds)).max(10).default([]),
  note: text(4000).optional(),
});
export const listeningSessionAnswer = z.object({ sessionId: uuid, personId: uuid, caseId });

export const person = z.object({
  personId: uuid,
  campaignId,
  /** The open case; null once it was closed. */
  caseId: caseId.nullable(),
  caseStatus: z.enum(caseStatuses),
  previousCaseIds: z.array(caseId),
  identity,
  profile,
  contacts: z.int(),
  /** Those in force now. */
  consents: z.array(
    z.object({ consentId: uuid, purpose: z.enum(consentPurposes), until: instant.nullable() }),
  ),
  /** What street teams and listeners wrote down, first to last. */
  notes: z.array(
    z.object({ about: z.enum(['contact', 'listening-session']), id: uuid, night, text: z.string() }),
  ),
});
export type PersonAnswer = z.output<typeof person>;
