import { z } from 'zod';
import { defineEvent, type OneOf } from '../event.ts';
import { campaignId, caseId, duration, instant, night, slug, uuid } from '../ids.ts';
import {
  aidKinds,
  consentPurposes,
  deadlineKinds,
  languages,
  needKinds,
  priorities,
  unitKinds,
} from '../vocabulary.ts';

const ofCase = { caseId, campaignId };

export const deadlines = z.object(
  Object.fromEntries(deadlineKinds.map((kind) => [kind, duration])) as Record<
    (typeof deadlineKinds)[number],
    typeof duration
  >,
);

export const campaignDeclared = defineEvent(
  'intake',
  'iwaa.intake.campaign-declared.v1',
  'A campaign was declared, with its dates, its language and its deadlines.',
  z.object({
    campaignId,
    city: z.string().max(80),
    startsOn: night,
    endsOn: night,
    timeZone: z.string().max(60),
    language: z.enum(languages),
    deadlines,
    /** When a return is visited, counted from the return. */
    followUpVisits: z.array(duration).min(1).max(6),
  }),
);

export const streetRoundStarted = defineEvent(
  'intake',
  'iwaa.intake.street-round-started.v1',
  'A team went out on a street round.',
  z.object({ roundId: uuid, campaignId, team: slug, night, places: z.array(slug).max(100) }),
);

export const streetRoundEnded = defineEvent(
  'intake',
  'iwaa.intake.street-round-ended.v1',
  'A street round came to its end.',
  z.object({ roundId: uuid, campaignId, night, contacts: z.int().min(0) }),
);

export const caseOpened = defineEvent(
  'intake',
  'iwaa.intake.case-opened.v1',
  'A case was opened for a person: at the first contact, at the first one after a closed case, or at once where the closing did not know of the last contact.',
  z.object({ ...ofCase, previousCaseId: caseId.nullable() }),
);

export const contactRecorded = defineEvent(
  'intake',
  'iwaa.intake.contact-recorded.v1',
  'A street team met a person.',
  z.object({
    ...ofCase,
    contactId: uuid,
    roundId: uuid,
    night,
    place: slug,
    aidGiven: z.array(z.enum(aidKinds)).max(10),
    needs: z.array(z.enum(needKinds)).max(10),
    declined: z.array(z.enum(needKinds)).max(10),
  }),
);

/** What a bed must suit; carried by a shelter need only. */
export const shelterProfile = z.object({
  unit: z.enum(unitKinds),
  priority: z.union(priorities.map((rank) => z.literal(rank))),
  /** The month since when the person sleeps rough, where known. */
  onStreetSince: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
});

export const needIdentified = defineEvent(
  'intake',
  'iwaa.intake.need-identified.v1',
  'A person said what they need, on the street or in a listening session; what a closing did not know is stated again, under the next case.',
  z.object({
    ...ofCase,
    needId: uuid,
    kind: z.enum(needKinds),
    night,
    /** Whether the person agrees, as of now, that this need is passed on. A bed of our own needs no such consent. */
    consented: z.boolean(),
    shelter: shelterProfile.nullable(),
  }),
);

export const needDeclined = defineEvent(
  'intake',
  'iwaa.intake.need-declined.v1',
  'A person declined a service that was offered; a normal outcome, which costs them nothing.',
  z.object({ ...ofCase, kind: z.enum(needKinds), night }),
);

export const consentGiven = defineEvent(
  'intake',
  'iwaa.intake.consent-given.v1',
  'A person agreed that what is needed for a purpose may be shared.',
  z.object({
    ...ofCase,
    consentId: uuid,
    purpose: z.enum(consentPurposes),
    until: instant.nullable(),
    /** The needs stated before, for which this consent had been missing. */
    unlocks: z.array(z.object({ needId: uuid, kind: z.enum(needKinds), night })).max(20),
  }),
);

export const consentWithdrawn = defineEvent(
  'intake',
  'iwaa.intake.consent-withdrawn.v1',
  'A person took a consent back.',
  z.object({ ...ofCase, consentId: uuid, purpose: z.enum(consentPurposes) }),
);

export const listeningSessionRecorded = defineEvent(
  'intake',
  'iwaa.intake.listening-session-recorded.v1',
  'A person was listened to, and said what they need and wish.',
  z.object({ ...ofCase, sessionId: uuid, night, needs: z.array(z.enum(needKinds)).max(10) }),
);

export const caseArchived = defineEvent(
  'intake',
  'iwaa.intake.case-archived.v1',
  'Intake took note that a case was closed: the next case, linked to this one, opens with the next contact.',
  z.object({ ...ofCase }),
);

export const intakeEvents = [
  campaignDeclared,
  streetRoundStarted,
  streetRoundEnded,
  caseOpened,
  contactRecorded,
  needIdentified,
  needDeclined,
  consentGiven,
  consentWithdrawn,
  listeningSessionRecorded,
  caseArchived,
] as const;
export type IntakeEvent = OneOf<typeof intakeEvents>;
