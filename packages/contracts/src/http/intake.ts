import { z } from 'zod';
import { deadlineBounds, followUpVisitBounds } from '../deadline-bounds.ts';
import { defaultTimeZone } from '../default-time-zone.ts';
import { durationMs } from '../duration.ts';
import { deadlines, levelEffects } from '../events/intake.ts';
import { campaignId, caseId, duration, instant, night, provinceId, slug, uuid } from '../ids.ts';
import { defaultNightLevels } from '../night-levels.ts';
import {
  ageGroups,
  aidKinds,
  campaignChangeReasons,
  caseStatuses,
  coldLevels,
  consentPurposes,
  type DeadlineKind,
  type Deadlines,
  deadlineKinds,
  languages,
  matchReasons,
  needKinds,
  nightDeadlineKinds,
  nightLevels,
  placeMissReasons,
  sexes,
  shelterDeclineReasons,
  spokenLanguages,
  unitKinds,
} from '../vocabulary.ts';
import { dateBetween } from './date-between.ts';
import { durationBetween } from './duration-between.ts';
import { givenInstant } from './given-instant.ts';
import { givenNight } from './given-night.ts';
import { pageOf, pageQuery } from './page.ts';
import { line, telephone, text } from './words.ts';
import { yesOrNo } from './yes-or-no.ts';

function givenDurations<Kind extends DeadlineKind>(kinds: readonly Kind[]) {
  return z.strictObject(
    Object.fromEntries(
      kinds.map((kind) => [kind, durationBetween(deadlineBounds[kind]).optional()]),
    ) as Record<Kind, z.ZodOptional<typeof duration>>,
  );
}
const givenDeadlines = givenDurations(deadlineKinds);

/** What a level does, all of it: a level that is given replaces what it did before. */
const givenEffect = z.strictObject({
  opensOverflow: z.boolean().default(true),
  restsSanctions: z.boolean().default(true),
  deadlines: givenDurations(nightDeadlineKinds).default({}),
});
const givenLevels = z.strictObject({ cold: givenEffect.optional(), severe: givenEffect.optional() });

const givenVisits = z
  .array(durationBetween(followUpVisitBounds))
  .min(1)
  .max(6)
  .refine((visits) => visits.every((visit, index) => index === 0 || isLonger(visit, visits[index - 1])), {
    error: 'must be in order: each visit later than the one before it',
  });

function isLonger(duration: string, other: string | undefined): boolean {
  return other !== undefined && durationMs(duration) > durationMs(other);
}

export const declareCampaign = z
  .strictObject({
    campaignId,
    city: line(80),
    startsOn: givenNight,
    endsOn: givenNight,
    timeZone: line(60)
      .default(defaultTimeZone)
      .meta({ description: 'A name of the IANA list of time zones, such as Africa/Casablanca; no offset.' }),
    language: z.enum(languages).default('ar'),
    deadlines: givenDeadlines.default({}),
    followUpVisits: givenVisits.default(['P7D', 'P30D', 'P90D']),
    /** The agencies that take part; all of the province where left out. */
    partners: z.array(slug).max(100).nullable().default(null),
    /** What the level of a cold night does; a level that is left out does what it does by default. */
    nightLevels: givenLevels.default({}),
  })
  .meta({
    examples: [
      {
        ...{ campaignId: 'SK-2425', city: 'Sidi Kacem', startsOn: '2024-12-12', endsOn: '2025-01-31' },
        ...{ language: 'ar', deadlines: { bedHold: 'PT2H', referralAnswer: 'P2D' } },
        nightLevels: {
          severe: { opensOverflow: true, restsSanctions: true, deadlines: { bedHold: 'PT1H' } },
        },
      },
    ],
  });

/** What is to be otherwise from now on; the rest stays as it is. */
export const changeCampaign = z
  .strictObject({
    reason: z.enum(campaignChangeReasons),
    startsOn: givenNight.optional(),
    endsOn: givenNight.optional(),
    language: z.enum(languages).optional(),
    deadlines: givenDeadlines.optional(),
    followUpVisits: givenVisits.optional(),
    partners: z.array(slug).max(100).nullable().optional(),
    nightLevels: givenLevels.optional(),
  })
  .meta({ examples: [{ reason: 'weather', endsOn: '2025-02-15', deadlines: { bedHold: 'PT1H' } }] });

export const declareProvince = z
  .strictObject({ provinceId, name: line(80) })
  .meta({ examples: [{ provinceId: 'sidi-kacem', name: 'Sidi Kacem' }] });
export const province = z.object({ provinceId, name: z.string().meta({ examples: ['Sidi Kacem'] }) });

/** What a campaign has where it sets nothing else. No published standard exists; the committee may change each. */
export const defaultDeadlines = {
  bedOffer: 'PT30M',
  bedHold: 'PT2H',
  onTheWay: 'PT2H',
  waitingForBed: 'PT24H',
  absenceReminder: 'PT24H',
  absence: 'PT48H',
  referralAnswer: 'P2D',
  referralCompletion: 'P14D',
  familyContact: 'P7D',
  returnDecision: 'P30D',
  followUpGrace: 'P3D',
  alertLooked: 'PT2H',
  alertLookedAgain: 'PT24H',
} as const satisfies Deadlines;

export const campaign = z.object({
  campaignId,
  provinceId,
  city: z.string().meta({ examples: ['Sidi Kacem'] }),
  startsOn: night,
  endsOn: night.meta({ examples: ['2025-01-31'] }),
  timeZone: z.string().meta({ examples: ['Africa/Casablanca'] }),
  language: z.enum(languages),
  deadlines,
  followUpVisits: z.array(duration).meta({ examples: [['P7D', 'P30D', 'P90D']] }),
  partners: z.array(slug).nullable(),
  nightLevels: levelEffects.meta({ examples: [defaultNightLevels] }),
  /** The nights that the committee has declared cold or severe, in their order; every other night is normal. */
  coldNights: z
    .array(z.object({ night, level: z.enum(coldLevels) }))
    .meta({ examples: [[{ night: '2025-01-14', level: 'cold' }]] }),
  /** Whether the committee has ended it. */
  ended: z.boolean().meta({ examples: [false] }),
});

/** Those that run on a night, where one is given. */
export const campaignsQuery = pageQuery({
  provinceId: provinceId.optional(),
  night: givenNight.optional(),
});
export const campaigns = pageOf(campaign);

export const declareNightLevel = z
  .strictObject({ level: z.enum(nightLevels) })
  .meta({ examples: [{ level: 'cold' }] });
export const nightLevel = z.object({ campaignId, night, level: z.enum(nightLevels) });

export const startRound = z
  .strictObject({
    team: slug,
    night: givenNight,
    places: z.array(slug).max(100).default([]),
  })
  .meta({ examples: [{ team: 'north', night: '2024-12-12', places: ['bus-station', 'covered-market'] }] });
export const missPlace = z
  .strictObject({ reason: z.enum(placeMissReasons) })
  .meta({ examples: [{ reason: 'no-time' }] });
export const round = z.object({
  roundId: uuid,
  campaignId,
  team: slug.meta({ examples: ['north'] }),
  night,
  places: z.array(slug).meta({ examples: [['bus-station', 'covered-market']] }),
  /** Those of the places that the team missed when it went out last. */
  handedOver: z.array(slug).meta({ examples: [['covered-market']] }),
  /** What came of each place of which something is said; a place that was not planned may have been visited too. */
  outcomes: z.array(
    z.object({
      place: slug.meta({ examples: ['bus-station'] }),
      /** Null where it was visited. */
      missedFor: z.enum(placeMissReasons).nullable(),
    }),
  ),
  ended: z.boolean().meta({ examples: [false] }),
  contacts: z.int(),
});

export const roundsQuery = pageQuery({
  night: givenNight.optional(),
  team: slug.optional(),
  ended: yesOrNo.optional(),
});
export const rounds = pageOf(round);

/** Somebody who was met on a round, by codes; who it is, the person's own route tells and records. */
const metPerson = z.object({
  personId: uuid,
  /** The case to which the last of the contacts on the round belongs. */
  caseId,
  /** How often the person was met on the round. */
  contacts: z.int(),
});
export const metPersonsQuery = pageQuery({});
export const metPersons = pageOf(metPerson);

/** The papers by which a person can say who they are. */
export const paperKinds = ['national-id', 'passport', 'residence-card', 'other'] as const;

/** What a person may tell of who they are. */
export const identityFields = {
  nickname: line(80),
  name: line(160),
  latinName: line(160).meta({ description: 'The name in Latin letters, where `name` is in Arabic ones.' }),
  sex: z.enum(sexes),
  bornOn: dateBetween('1890-01-01', '2099-12-31'),
  bornIn: z.int().min(1890).max(2099).meta({ description: 'The year of birth, where the day is not known.' }),
  telephone,
  papers: z.strictObject({ kind: z.enum(paperKinds), number: line(40) }),
  languages: z.array(z.enum(spokenLanguages)).min(1).max(spokenLanguages.length),
  note: text(2000),
};

/** What is known of a person by name. It never leaves intake, where it is kept encrypted with a key of the person's own. */
export const identity = z
  .strictObject(identityFields)
  .partial()
  .refine(({ bornOn, bornIn }) => bornOn === undefined || bornIn === undefined, {
    path: ['bornIn'],
    error: 'is left out where the day of birth is given',
  })
  .meta({ examples: [{ nickname: 'Said' }] });
export type Identity = z.output<typeof identity>;

const onStreetSince = z
  .string()
  .regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/, { error: 'must be a month since 1900, such as 2021-03' })
  .meta({
    description: 'The month since when the person sleeps rough; decides among equals in the waiting list.',
  })
  .nullable();

export const profileFields = {
  unit: z.enum(unitKinds),
  ageGroup: z.enum(ageGroups),
  withChildren: z.boolean(),
  medicalConditionOrDisability: z.boolean(),
  onStreetSince,
};

/** What decides which bed suits and who goes first; coded, and kept apart from who the person is. */
export const profile = z
  .strictObject({
    ...profileFields,
    withChildren: profileFields.withChildren.default(false),
    medicalConditionOrDisability: profileFields.medicalConditionOrDisability.default(false),
    onStreetSince: onStreetSince.default(null),
  })
  .meta({
    examples: [
      {
        unit: 'men',
        ageGroup: '65-and-over',
        withChildren: false,
        medicalConditionOrDisability: false,
        onStreetSince: '2021-03',
      },
    ],
  });
export type Profile = z.output<typeof profile>;

export const giveConsent = z
  .strictObject({
    purpose: z.enum(consentPurposes),
    /** The one agency that may learn of the person; null for any. Mediation is our own and names none. */
    agencyId: slug.nullable().default(null),
    until: givenInstant.nullable().default(null),
  })
  .refine(({ purpose, agencyId }) => purpose === 'referral' || agencyId === null, {
    path: ['agencyId'],
    error: 'only a consent to referrals names an agency',
  })
  .meta({
    examples: [{ purpose: 'referral', agencyId: 'health-delegation', until: '2025-01-31T18:00:00.000Z' }],
  });

export const recordContact = z
  .strictObject({
    /** A person met before by id, or somebody new. */
    person: z.union([
      z.strictObject({ personId: uuid }),
      z.strictObject({ identity: identity.default({}), profile }),
    ]),
    place: slug,
    /** When they met, within the night of the round and not ahead; now where it is left out and that night still runs. */
    happenedAt: givenInstant.optional(),
    aidGiven: z.array(z.enum(aidKinds)).max(10).default([]),
    needs: z.array(z.enum(needKinds)).max(10).default([]),
    declined: z.array(z.enum(needKinds)).max(10).default([]),
    /** Why a bed is declined, where the person says so. */
    shelterDeclinedFor: z.enum(shelterDeclineReasons).nullable().default(null),
    /** What the person agrees to, now, may be shared. */
    consents: z.array(giveConsent).max(5).default([]),
    /** The street team's own words, kept encrypted. */
    note: text(2000).optional(),
  })
  .refine(({ needs, declined }) => !needs.some((kind) => declined.includes(kind)), {
    path: ['declined'],
    error: 'must not name a need that the same contact states',
  })
  .refine(({ shelterDeclinedFor, declined }) => shelterDeclinedFor === null || declined.includes('shelter'), {
    path: ['shelterDeclinedFor'],
    error: 'says why a bed is declined, and the contact declines none',
  })
  .meta({
    examples: [
      {
        person: { identity: { nickname: 'Said' }, profile: { unit: 'men', ageGroup: '65-and-over' } },
        ...{ place: 'bus-station', happenedAt: '2024-12-12T22:10:00.000Z' },
        ...{ aidGiven: ['blanket'], needs: ['shelter'], declined: [] },
        consents: [{ purpose: 'referral' }],
      },
    ],
  });
export type RecordContact = z.output<typeof recordContact>;
export const contactRecordedAnswer = z.object({
  contactId: uuid,
  personId: uuid,
  caseId,
  firstContact: z.boolean(),
  /** The consents that were given at the contact, in the order in which it names them. */
  consentIds: z.array(uuid).default([]),
});

export const contactsQuery = pageQuery({});
export const contacts = pageOf(
  z.object({
    contactId: uuid,
    caseId,
    roundId: uuid,
    night,
    /** Null where it was recorded after its night, and nobody said. */
    happenedAt: instant.nullable().meta({ examples: ['2024-12-12T22:10:00.000Z'] }),
    /** Null for a contact that was recorded before this was kept. */
    recordedAt: instant.nullable(),
  }),
);

export const searchPersons = z
  .strictObject({
    /** A nickname or a name in any spelling, Arabic or Latin, or a part of one as it is spelt. */
    calledBy: line(160).optional(),
    telephone: telephone.optional(),
    /** In years. */
    age: z.int().min(0).max(122).optional(),
    place: slug.optional(),
    night: givenNight.optional(),
  })
  .meta({ examples: [{ calledBy: 'Mohamed', age: 40, place: 'bus-station' }] });
export const foundPersons = z.object({
  items: z.array(
    z.object({
      personId: uuid,
      /** The open case; null once it was closed. */
      caseId: caseId.nullable(),
      /** The nickname, else the name; null where neither was told. */
      calledBy: z
        .string()
        .nullable()
        .meta({ examples: ['Said'] }),
      ageGroup: z.enum(ageGroups),
      unit: z.enum(unitKinds),
      lastMet: z.object({ night, place: slug.meta({ examples: ['bus-station'] }) }),
      contacts: z.int(),
      /** What speaks for it, the weightiest first. */
      reasons: z.array(z.enum(matchReasons)),
      /** Whether it is likely the one who is looked for; a person decides. */
      isLikely: z.boolean().meta({ examples: [false] }),
    }),
  ),
  /** Whether there are more than are shown: more that is known asks for fewer. */
  more: z.boolean().meta({ examples: [false] }),
});

/** What those who receive somebody may know of the person. */
export const calledBy = z.object({
  caseId,
  /** The nickname, else the name; null where neither was told, or both were erased. */
  calledBy: z
    .string()
    .nullable()
    .meta({ examples: ['Said'] }),
  /** Null where it was erased. */
  ageGroup: z.enum(ageGroups).nullable(),
});
export const expectedPersonsQuery = pageQuery({});
export const expectedPersons = pageOf(calledBy);

export const consentAnswer = z.object({ consentId: uuid, personId: uuid, caseId });

export const recordListeningSession = z
  .strictObject({
    night: givenNight,
    needs: z.array(z.enum(needKinds)).max(10).default([]),
    note: text(4000).optional(),
  })
  .meta({
    examples: [{ night: '2024-12-12', needs: ['social-mediation'], note: 'Asks for help with papers.' }],
  });
export const listeningSessionAnswer = z.object({ sessionId: uuid, personId: uuid, caseId });

/** When somebody wrote a note down. */
export const noteSources = ['contact', 'listening-session'] as const;

export const person = z.object({
  personId: uuid,
  provinceId,
  /** The campaign of the open case, else of the last one. */
  campaignId,
  /** The open case; null once it was closed. */
  caseId: caseId.nullable(),
  caseStatus: z.enum(caseStatuses),
  previousCaseIds: z.array(caseId).meta({ examples: [[]] }),
  /** The person with whom this one was merged, and as whom it goes on. */
  mergedInto: uuid.nullable().meta({ examples: [null] }),
  /** Those who were merged with this one: what was recorded of them stands there. */
  merged: z.array(uuid).meta({ examples: [[]] }),
  identity,
  profile,
  contacts: z.int(),
  /** Those in force now. */
  consents: z.array(
    z.object({
      consentId: uuid,
      purpose: z.enum(consentPurposes),
      agencyId: slug.nullable(),
      until: instant.nullable().meta({ examples: ['2025-01-31T18:00:00.000Z'] }),
    }),
  ),
  /** What street teams and listeners wrote down, first to last. */
  notes: z.array(
    z.object({
      about: z.enum(noteSources),
      id: uuid,
      night,
      text: z.string().meta({ examples: ['Asks for help with papers.'] }),
    }),
  ),
});
export type PersonAnswer = z.output<typeof person>;
