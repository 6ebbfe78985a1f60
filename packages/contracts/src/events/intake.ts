import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { alertId, campaignId, caseId, duration, instant, night, provinceId, slug, uuid } from '../ids.ts';
import {
  aidKinds,
  alertSigns,
  alertSources,
  alertWithdrawalReasons,
  campaignChangeReasons,
  coldLevels,
  consentPurposes,
  correctedFields,
  correctionReasons,
  deadlineKinds,
  erasureReasons,
  languages,
  lookResults,
  needKinds,
  nightDeadlineKinds,
  nightLevels,
  placeMissReasons,
  priorities,
  shelterDeclineReasons,
  unitKinds,
} from '../vocabulary.ts';

const ofCase = { caseId, campaignId };

export const deadlines = z.object(
  Object.fromEntries(deadlineKinds.map((kind) => [kind, duration])) as Record<
    (typeof deadlineKinds)[number],
    typeof duration
  >,
);

const levelEffect = z.object({
  /** Whether beds that are kept for such nights may be held. */
  opensOverflow: z.boolean(),
  /** Whether nobody loses a bed on such a night for being absent. */
  restsSanctions: z.boolean(),
  /** Those that are shorter on such a night than the campaign's own; one that is longer changes nothing. */
  deadlines: z.object(
    Object.fromEntries(nightDeadlineKinds.map((kind) => [kind, duration.optional()])) as Record<
      (typeof nightDeadlineKinds)[number],
      z.ZodOptional<typeof duration>
    >,
  ),
});

/** What a night's level does. */
export const levelEffects = z.object(
  Object.fromEntries(coldLevels.map((level) => [level, levelEffect])) as Record<
    (typeof coldLevels)[number],
    typeof levelEffect
  >,
);

export const provinceDeclared = defineEvent(
  'intake',
  'iwaa.intake.province-declared.v1',
  'A province was declared: people, centres, agencies and teams are its own, and outlive its campaigns.',
  z.object({
    provinceId,
    name: z
      .string()
      .max(80)
      .meta({ examples: ['Sidi Kacem'] }),
  }),
);

/** What a campaign sets; all of it is carried each time, so that a reader needs the last fact alone. */
const campaignTerms = {
  campaignId,
  provinceId,
  city: z
    .string()
    .max(80)
    .meta({ examples: ['Sidi Kacem'] }),
  startsOn: night,
  endsOn: night,
  timeZone: z
    .string()
    .max(60)
    .meta({ examples: ['Africa/Casablanca'] }),
  language: z.enum(languages),
  deadlines,
  /** When a return is visited, counted from the return. */
  followUpVisits: z.array(duration).min(1).max(6),
  /** The agencies that take part; null where all of the province do. */
  partners: z.array(slug).max(100).nullable(),
  /** What the level of a cold night does; old facts lack it. */
  nightLevels: levelEffects.optional(),
};

export const campaignDeclared = defineEvent(
  'intake',
  'iwaa.intake.campaign-declared.v1',
  'A campaign of a province was declared, with its dates, its language, its deadlines and its partners.',
  z.object(campaignTerms),
);

export const campaignChanged = defineEvent(
  'intake',
  'iwaa.intake.campaign-changed.v1',
  'A campaign goes on under other terms; running cases follow them from then on.',
  z.object({ ...campaignTerms, reason: z.enum(campaignChangeReasons) }),
);

export const campaignEnded = defineEvent(
  'intake',
  'iwaa.intake.campaign-ended.v1',
  'The committee ended a campaign: no more rounds and contacts; who worked in it no longer sees the people of the province by it.',
  z.object({ campaignId, provinceId }),
);

export const nightLevelDeclared = defineEvent(
  'intake',
  'iwaa.intake.night-level-declared.v1',
  "The committee declared how cold a night of a campaign is; the campaign's `nightLevels` say what that does.",
  z.object({ campaignId, provinceId, night, level: z.enum(nightLevels) }),
);

const ofRound = { roundId: uuid, campaignId, team: slug, night };

export const streetRoundStarted = defineEvent(
  'intake',
  'iwaa.intake.street-round-started.v1',
  'A team went out on a street round.',
  z.object({
    ...ofRound,
    places: z.array(slug).max(100),
    /** Those of the places that the team missed when it went out last; old facts lack it. */
    handedOver: z.array(slug).max(100).optional(),
  }),
);

export const placeVisited = defineEvent(
  'intake',
  'iwaa.intake.place-visited.v1',
  'A team visited a place on its round.',
  z.object({ ...ofRound, place: slug }),
);

export const placeMissed = defineEvent(
  'intake',
  'iwaa.intake.place-missed.v1',
  "A team did not come to a place of its round; it is handed over to the team's next one.",
  z.object({ ...ofRound, place: slug, reason: z.enum(placeMissReasons) }),
);

export const streetRoundEnded = defineEvent(
  'intake',
  'iwaa.intake.street-round-ended.v1',
  'A street round came to its end.',
  z.object({ roundId: uuid, campaignId, night, contacts: z.int().min(0) }),
);

export const alertRaised = defineEvent(
  'intake',
  'iwaa.intake.alert-raised.v1',
  'Somebody outside was seen at a place; a team has to go and look.',
  z.object({
    alertId,
    campaignId,
    provinceId,
    place: slug,
    /** The night on which it was seen; in the afternoon the one to come. */
    night,
    seenAt: instant,
    signs: z.array(z.enum(alertSigns)).max(10),
    /** How many people were seen; null where nobody said. */
    people: z.int().min(1).max(50).nullable(),
    source: z.enum(alertSources),
    /** The agency that raised it itself, or by the committee; null where none did. */
    agencyId: slug.nullable(),
    /** By when a team should have looked. */
    lookBy: instant,
  }),
);

export const alertLookedAt = defineEvent(
  'intake',
  'iwaa.intake.alert-looked-at.v1',
  'A team looked for the people of an alert; whom it met is known to intake alone.',
  z.object({
    alertId,
    campaignId,
    roundId: uuid,
    team: slug,
    night,
    result: z.enum(lookResults),
    /** By when a team should look again, where nobody was found; null where the alert is over by it. */
    lookBy: instant.nullable(),
  }),
);

export const alertEscalated = defineEvent(
  'intake',
  'iwaa.intake.alert-escalated.v1',
  'No team had looked for the people of an alert in time, and the committee was told.',
  z.object({ alertId, campaignId, dueAt: instant }),
);

export const alertWithdrawn = defineEvent(
  'intake',
  'iwaa.intake.alert-withdrawn.v1',
  'An alert was withdrawn: no team needs to look any more.',
  z.object({ alertId, campaignId, reason: z.enum(alertWithdrawalReasons) }),
);

export const caseOpened = defineEvent(
  'intake',
  'iwaa.intake.case-opened.v1',
  'A case was opened for a person: at the first contact, at the first one after a closed case, or at once where the closing did not know of the last contact.',
  z.object({ ...ofCase, provinceId, previousCaseId: caseId.nullable() }),
);

export const contactRecorded = defineEvent(
  'intake',
  'iwaa.intake.contact-recorded.v1',
  'A street team met a person.',
  z.object({
    ...ofCase,
    contactId: uuid,
    roundId: uuid,
    /** Whose round it was. Old facts lack it, and the two times. */
    team: slug.optional(),
    night,
    /** When they met, which may be long before it was recorded; null where it was recorded after its night, and nobody said. */
    happenedAt: instant.nullable().optional(),
    recordedAt: instant.optional(),
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
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .meta({ examples: ['2024-10'] })
    .nullable(),
});

/** A consent under which a need is passed on, as it was given. */
export const consentBehindNeed = z.object({
  consentId: uuid,
  purpose: z.enum(consentPurposes),
  /** The one agency that it is for; null where it is for any. */
  agencyId: slug.nullable(),
  until: instant.nullable(),
  /** The sequence, among the facts of the person, of the one by which it was given. It may belong to an earlier case. */
  sequence: z.int().min(1),
});

/** What decides which agencies take somebody: as much as a bed must suit. */
export const agencyProfile = shelterProfile.pick({ unit: true, priority: true });

export const needIdentified = defineEvent(
  'intake',
  'iwaa.intake.need-identified.v1',
  'A person said what they need, on the street or in a listening session; what a closing did not know is stated again, under the next case.',
  z.object({
    ...ofCase,
    needId: uuid,
    kind: z.enum(needKinds),
    night,
    /** What the person agreed to, as of now, for this need to be passed on; null where nothing. A bed of our own needs none. */
    consent: consentBehindNeed.nullable(),
    shelter: shelterProfile.nullable(),
    forAgency: agencyProfile
      .nullable()
      .optional()
      .describe('Whom an agency has to be able to take; null where no agency answers such a need.'),
  }),
);

export const needDeclined = defineEvent(
  'intake',
  'iwaa.intake.need-declined.v1',
  'A person declined a service that was offered; a normal outcome, which costs them nothing.',
  z.object({
    ...ofCase,
    kind: z.enum(needKinds),
    night,
    /** Why a bed was declined, where the person said so. */
    reason: z.enum(shelterDeclineReasons).optional(),
  }),
);

export const consentGiven = defineEvent(
  'intake',
  'iwaa.intake.consent-given.v1',
  'A person agreed that what is needed for a purpose may be shared.',
  z.object({
    ...ofCase,
    consentId: uuid,
    purpose: z.enum(consentPurposes),
    /** The one agency that it is for; null where it is for any. */
    agencyId: slug.nullable(),
    until: instant.nullable(),
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

export const personCorrected = defineEvent(
  'intake',
  'iwaa.intake.person-corrected.v1',
  'What is held about a person was corrected; what it is now, intake alone knows, but for what a bed must suit.',
  z.object({
    ...ofCase,
    correctionId: uuid,
    fields: z.array(z.enum(correctedFields)).min(1).max(correctedFields.length),
    reason: z.enum(correctionReasons),
    /** What a bed must suit from now on; null where nothing of it was corrected. */
    shelter: shelterProfile.nullable(),
    forAgency: agencyProfile
      .nullable()
      .optional()
      .describe('Whom an agency has to be able to take from now on; null where nothing of it was corrected.'),
  }),
);

const ofDuplicate = { duplicateId: uuid, provinceId };

export const duplicateSuggested = defineEvent(
  'intake',
  'iwaa.intake.duplicate-suggested.v1',
  'Two people of a province are likely one; why, intake alone knows, and a person judges.',
  z.object({
    ...ofDuplicate,
    /** Both of them. */
    personIds: z
      .array(uuid)
      .length(2)
      .meta({ examples: [['0b8f3c52-6f0e-4d0c-9c53-7d3fd1f7a911', 'f3a1c9d4-2f4e-4b7e-8a63-51c0d9a2be07']] }),
    suggestedAt: instant,
  }),
);

export const personsToldApart = defineEvent(
  'intake',
  'iwaa.intake.persons-told-apart.v1',
  'Somebody judged that two people who are likely one are not the same; they are not suggested again.',
  z.object({ ...ofDuplicate }),
);

export const duplicateWithdrawn = defineEvent(
  'intake',
  'iwaa.intake.duplicate-withdrawn.v1',
  'Two people are not likely one any more: what spoke for it was corrected or erased.',
  z.object({ ...ofDuplicate }),
);

export const erasureRequested = defineEvent(
  'intake',
  'iwaa.intake.erasure-requested.v1',
  'Somebody asked that what is held about a person be erased; it takes a second person to do so.',
  z.object({
    ...ofCase,
    erasureId: uuid,
    reason: z.enum(erasureReasons),
    requestedAt: instant,
    /** The opaque subject of who requested it, who can't confirm it. */
    requestedBy: z.string().max(200),
  }),
);

export const erasureRequestWithdrawn = defineEvent(
  'intake',
  'iwaa.intake.erasure-request-withdrawn.v1',
  'The request to erase what is held about a person was withdrawn.',
  z.object({ ...ofCase, erasureId: uuid }),
);

export const personErased = defineEvent(
  'intake',
  'iwaa.intake.person-erased.v1',
  "What is held about a person was erased for good: the person's key is destroyed, and whoever is met again is new.",
  z.object({ ...ofCase, erasureId: uuid, erasedAt: instant, erasedBy: z.string().max(200) }),
);

export const personsMerged = defineEvent(
  'intake',
  'iwaa.intake.persons-merged.v1',
  'Somebody judged that two people who are likely one are the same; what is known of them is one person from then on.',
  z.object({ ...ofDuplicate, mergedPersonId: uuid, survivingPersonId: uuid }),
);

export const personMerged = defineEvent(
  'intake',
  'iwaa.intake.person-merged.v1',
  'A person is the same as another: this case ends as a duplicate, and the other one goes on.',
  z.object({
    ...ofCase,
    survivingPersonId: uuid,
    /** The case that goes on; null where one is opened for it. */
    survivingCaseId: caseId.nullable(),
  }),
);

export const duplicateTakenIn = defineEvent(
  'intake',
  'iwaa.intake.duplicate-taken-in.v1',
  'A person was recorded as another one too, whose case ended as a duplicate of this one; what was needed there is stated again here.',
  z.object({
    ...ofCase,
    mergedPersonId: uuid,
    /** The case that ended; null where none was open. */
    mergedCaseId: caseId.nullable(),
  }),
);

export const caseArchived = defineEvent(
  'intake',
  'iwaa.intake.case-archived.v1',
  'Intake took note that a case was closed: the next case, linked to this one, opens with the next contact.',
  z.object({ ...ofCase }),
);

export const intakeEvents = [
  provinceDeclared,
  campaignDeclared,
  campaignChanged,
  campaignEnded,
  nightLevelDeclared,
  streetRoundStarted,
  placeVisited,
  placeMissed,
  streetRoundEnded,
  alertRaised,
  alertLookedAt,
  alertEscalated,
  alertWithdrawn,
  caseOpened,
  contactRecorded,
  needIdentified,
  needDeclined,
  consentGiven,
  consentWithdrawn,
  listeningSessionRecorded,
  personCorrected,
  duplicateSuggested,
  personsToldApart,
  duplicateWithdrawn,
  erasureRequested,
  erasureRequestWithdrawn,
  personErased,
  personsMerged,
  personMerged,
  duplicateTakenIn,
  caseArchived,
] as const;
