import { z } from 'zod';
import { defineEvent, type OneOf } from '../event.ts';
import { bedId, campaignId, caseId, instant, night, provinceId, slug, uuid } from '../ids.ts';
import {
  checkOutReasons,
  coldLevels,
  escorts,
  holdReleaseReasons,
  mistakeReasons,
  passKinds,
  presenceSources,
  priorities,
  shelterDeclineReasons,
  transferReasons,
  unitKinds,
  waitingListLeavingReasons,
} from '../vocabulary.ts';
import { shelterProfile } from './intake.ts';

/** How cold the night is, where the committee has said that it is not a normal one. */
const nightLevel = z.enum(coldLevels).optional();

const ofBed = { bedId, centreId: slug, provinceId };
const ofHold = { ...ofBed, holdId: uuid, caseId, campaignId };
const ofStay = { ...ofBed, stayId: uuid, caseId, campaignId };

export const centreOpened = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.centre-opened.v1',
  'A centre of a province opened its units.',
  z.object({
    centreId: slug,
    provinceId,
    units: z
      .array(
        z.object({
          kind: z.enum(unitKinds),
          beds: z.int().min(0).max(9999),
          /** Beds beside those, which are kept for cold nights. */
          overflow: z.int().min(0).max(9999).optional(),
        }),
      )
      .min(1)
      .max(3),
  }),
);

export const bedAdded = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.bed-added.v1',
  'A bed was made available.',
  z.object({
    ...ofBed,
    unit: z.enum(unitKinds),
    /** Whether it is kept for cold nights; left out where it is not. */
    overflow: z.boolean().optional(),
  }),
);

export const bedTakenOutOfService = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.bed-taken-out-of-service.v1',
  'A bed can not be used until it is returned to service; whoever it was held for has lost it.',
  z.object(ofBed),
);

export const bedReturnedToService = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.bed-returned-to-service.v1',
  'A bed can be used again.',
  z.object(ofBed),
);

const ofOffer = {
  ...ofHold,
  needId: uuid,
  /** Since when the person has waited: their place in the list, should they come back to it. */
  since: instant,
};

export const bedOffered = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.bed-offered.v1',
  'A bed was offered to the next person in the waiting list, and is held for the answer until an hour.',
  z.object({
    ...ofOffer,
    night,
    answerBy: instant,
    nightLevel,
    /** Whether the bed is one that is kept for cold nights; left out where it is not. */
    overflow: z.boolean().optional(),
  }),
);

export const offerDeclined = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.offer-declined.v1',
  'A person declined the bed that was offered, which costs nothing: it goes to the next one.',
  z.object({
    ...ofOffer,
    reason: z.enum(shelterDeclineReasons),
    /** Whether the person waits for another bed, in the same place. */
    staysInList: z.boolean(),
  }),
);

export const offerLapsed = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.offer-lapsed.v1',
  'An offer was not answered in time; the bed goes to the next person, and this one keeps the place in the list.',
  z.object(ofOffer),
);

export const bedHeld = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.bed-held.v1',
  'A bed was held for a person for a while.',
  z.object({
    ...ofHold,
    needId: uuid,
    night,
    lapsesAt: instant,
    nightLevel,
    /** Whether the bed is one that is kept for cold nights; left out where it is not. */
    overflow: z.boolean().optional(),
    /** Whether the person accepted an offer of the bed; left out where the bed was held at once. */
    byOffer: z.boolean().optional(),
  }),
);

export const setOut = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.set-out.v1',
  'A person is on the way to the bed that is held for them, which keeps it for as long as the way may take.',
  z.object({
    ...ofHold,
    setOutAt: instant,
    escort: z.enum(escorts),
    /** Until when the bed is held now. */
    lapsesAt: instant,
    nightLevel,
    /** Whether the bed is one that is kept for cold nights; left out where it is not. */
    overflow: z.boolean().optional(),
  }),
);

export const holdLapsed = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.hold-lapsed.v1',
  'A hold ran out without the person coming.',
  z.object(ofHold),
);

export const holdReleased = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.hold-released.v1',
  'A hold was given up before it ran out.',
  z.object({ ...ofHold, reason: z.enum(holdReleaseReasons) }),
);

export const checkedIn = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.checked-in.v1',
  'A person came and has the bed; the stay begins.',
  z.object({ ...ofStay, holdId: uuid, night }),
);

export const checkedOut = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.checked-out.v1',
  'A stay ended and the bed is free.',
  z.object({ ...ofStay, night, reason: z.enum(checkOutReasons) }),
);

export const checkInTakenBack = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.check-in-taken-back.v1',
  'A check-in was entered in error: the stay never was, and the hold that it took up is as before.',
  z.object({
    ...ofStay,
    holdId: uuid,
    /** The night of the check-in. */
    night,
    reason: z.enum(mistakeReasons),
    /** The hold as it is again; null where the stay had ended before, and its bed is as it was left. */
    hold: z
      .object({
        night,
        lapsesAt: instant,
        /** Since when the person was on the way, and who brought them, where that was said. */
        onTheWay: z.object({ since: instant, escort: z.enum(escorts) }).optional(),
      })
      .nullable(),
  }),
);

export const checkOutTakenBack = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.check-out-taken-back.v1',
  'A check-out was entered in error: the stay goes on, or, where the bed is no longer free, the person gets the next one.',
  z.object({
    ...ofStay,
    holdId: uuid,
    needId: uuid,
    /** The night of the check-out. */
    night,
    reason: z.enum(mistakeReasons),
    /** Whether the stay goes on in its bed. */
    goesOn: z.boolean(),
  }),
);

const ofTransfer = { transferId: uuid, night };

export const transferPrepared = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.transfer-prepared.v1',
  'A bed is kept for somebody who is being moved to it from another; that bed decides whether they are.',
  z.object({ ...ofBed, ...ofTransfer, stayId: uuid, fromBedId: bedId, reason: z.enum(transferReasons) }),
);

export const transferredOut = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.transferred-out.v1',
  'A person leaves a bed for another one that is kept for them; the bed is free.',
  z.object({ ...ofStay, ...ofTransfer, toBedId: bedId, reason: z.enum(transferReasons) }),
);

export const transferRefused = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.transfer-refused.v1',
  'The stay that was to be moved had ended; it is not moved any more.',
  z.object({ ...ofBed, ...ofTransfer, stayId: uuid, toBedId: bedId }),
);

export const transferredIn = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.transferred-in.v1',
  'A person who was moved has the bed; a stay begins in it, with the passes that they had.',
  z.object({
    ...ofStay,
    ...ofTransfer,
    fromBedId: bedId,
    /** The hold and the need that the first stay came from. */
    holdId: uuid,
    needId: uuid,
    passes: z
      .array(
        z.object({
          passId: uuid,
          kind: z.enum(passKinds),
          from: night,
          to: night,
          until: instant.nullable(),
          takenBack: z.boolean(),
        }),
      )
      .max(30),
  }),
);

export const transferCancelled = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.transfer-cancelled.v1',
  'A bed is kept no more for somebody who was to be moved to it; it is free.',
  z.object({ ...ofBed, transferId: uuid }),
);

/** What an absence that is recorded says of itself. */
const absence = {
  ...ofStay,
  /** The first night of this absence. */
  since: night,
  /** The last night on which the person was found absent. */
  night,
  /** When the roll was called by which that was found. */
  foundAt: instant,
};

export const absenceRecorded = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.absence-recorded.v1',
  'A person who sleeps in a bed was found absent; with a pass the bed is kept, without one it is lost after a grace.',
  z.object({
    ...absence,
    /** The pass that the person is away with; null where there is none. */
    pass: z.object({ passId: uuid, to: night, until: instant.nullable() }).nullable(),
    /** Since when there is no pass, as far as is known, and when the bed is lost for that; null while there is a pass. */
    withoutPassSince: instant.nullable(),
    losesBedAt: instant.nullable(),
  }),
);

export const absenceGraceExtended = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.absence-grace-extended.v1',
  'Somebody absent without a pass keeps the bed for longer, because sanctions rest on a night as cold as this.',
  z.object({
    ...absence,
    withoutPassSince: instant,
    losesBedAt: instant,
    nightLevel: z.enum(coldLevels),
    /** The night that is so cold. */
    restedOn: night,
  }),
);

export const presenceRecorded = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.presence-recorded.v1',
  'A person who was absent, or of whom reception says so, is there.',
  z.object({ ...ofStay, night, foundAt: instant, by: z.enum(presenceSources) }),
);

export const passGiven = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.pass-given.v1',
  'A person may come late, or be away for some nights, without losing the bed.',
  z.object({
    ...ofStay,
    passId: uuid,
    kind: z.enum(passKinds),
    /** The first and the last night; the same one for a late pass. */
    from: night,
    to: night,
    /** The hour until which a late pass runs. */
    until: instant.nullable(),
  }),
);

export const passTakenBack = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.pass-taken-back.v1',
  'A pass was taken back.',
  z.object({ ...ofStay, passId: uuid }),
);

const ofRollCall = {
  ...{ rollCallId: uuid, centreId: slug, provinceId, unit: z.enum(unitKinds), night },
  /** 1 for the first of this unit and night. */
  call: z.int(),
};

export const rollCalled = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.roll-called.v1',
  'The roll of a unit was called for a night: who is there, and who is not.',
  z.object({
    ...ofRollCall,
    calledAt: instant,
    words: z.array(z.object({ stayId: uuid, bedId, present: z.boolean() })).max(1200),
  }),
);

export const rollCallSettled = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.roll-call-settled.v1',
  'What a roll call said was taken down for each person whom it named.',
  z.object({
    ...ofRollCall,
    /** The stays of those who are there. */
    present: z.array(uuid).max(9999),
    /** Of those absent without a pass. */
    absent: z.array(uuid).max(9999),
    withPass: z.array(uuid).max(9999),
    /** The stays that had ended before it was taken down. */
    left: z.array(uuid).max(9999),
  }),
);

export const waitingListJoined = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.waiting-list-joined.v1',
  'No bed suited, and the person waits for the next one.',
  z.object({
    entryId: uuid,
    provinceId,
    caseId,
    campaignId,
    needId: uuid,
    night,
    unit: z.enum(unitKinds),
    priority: z.union(priorities.map((rank) => z.literal(rank))),
    /** Breaks ties of priority: the month since when the person sleeps rough, where known. */
    onStreetSince: shelterProfile.shape.onStreetSince,
    /** Breaks the ties that are left: when the person asked. */
    since: instant,
    nightLevel,
    /** Until when the person waits before a bed is looked for elsewhere, where the night's level makes that sooner than the campaign does. */
    lookElsewhereBy: instant.optional(),
  }),
);

export const waitingListLeft = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.waiting-list-left.v1',
  'A person no longer waits for a bed.',
  z.object({ entryId: uuid, provinceId, caseId, campaignId, reason: z.enum(waitingListLeavingReasons) }),
);

export const placeCorrected = defineEvent(
  'shelter-capacity',
  'iwaa.shelter-capacity.place-corrected.v1',
  'What decides the place of somebody who waits for a bed was corrected; the place follows from it.',
  z.object({
    entryId: uuid,
    provinceId,
    caseId,
    campaignId,
    ...shelterProfile.shape,
  }),
);

export const shelterCapacityEvents = [
  centreOpened,
  bedAdded,
  bedTakenOutOfService,
  bedReturnedToService,
  bedOffered,
  offerDeclined,
  offerLapsed,
  bedHeld,
  setOut,
  holdLapsed,
  holdReleased,
  checkedIn,
  checkedOut,
  checkInTakenBack,
  checkOutTakenBack,
  transferPrepared,
  transferredOut,
  transferRefused,
  transferredIn,
  transferCancelled,
  absenceRecorded,
  absenceGraceExtended,
  presenceRecorded,
  passGiven,
  passTakenBack,
  rollCalled,
  rollCallSettled,
  waitingListJoined,
  waitingListLeft,
  placeCorrected,
] as const;
export type ShelterCapacityEvent = OneOf<typeof shelterCapacityEvents>;
