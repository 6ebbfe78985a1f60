import { z } from 'zod';
import { uuidOf } from '../example-of.ts';
import { checkOutReasonGivers, givenBy, holdReleaseReasonGivers } from '../givers.ts';
import { bedId, caseId, instant, night, provinceId, slug, uuid } from '../ids.ts';
import {
  checkOutReasons,
  escorts,
  languages,
  mistakeReasons,
  passKinds,
  priorities,
  rollCallOutcomes,
  shelterDeclineReasons,
  transferReasons,
  type UnitKind,
  unitKinds,
} from '../vocabulary.ts';
import { givenInstant } from './given-instant.ts';
import { givenNight } from './given-night.ts';
import { pageOf, pageQuery } from './page.ts';
import { line } from './words.ts';
import { yesOrNo } from './yes-or-no.ts';

const centreSlug = slug.meta({ examples: ['sidi-kacem-centre'] });

export const openCentre = z
  .strictObject({
    centreId: slug,
    name: line(120),
    units: z
      .array(
        z.strictObject({
          kind: z.enum(unitKinds),
          beds: z.int().min(0).max(2000),
          /** Beds beside those, which are held only on a night whose level opens them. */
          overflow: z.int().min(0).max(2000).default(0),
        }),
      )
      .min(1)
      .max(3),
  })
  .meta({
    examples: [
      {
        centreId: 'sidi-kacem-centre',
        name: 'Provincial centre of Sidi Kacem',
        units: [
          { kind: 'men', beds: 20, overflow: 5 },
          { kind: 'women', beds: 10 },
        ],
      },
    ],
  });

const bedCounts = {
  beds: z.int().meta({ examples: [20] }),
  free: z.int().meta({ examples: [6] }),
  held: z.int().meta({ examples: [3] }),
  occupied: z.int().meta({ examples: [10] }),
  /** How many of those who have the occupied ones are absent, with or without a pass. */
  absent: z.int().meta({ examples: [2] }),
  outOfService: z.int().meta({ examples: [1] }),
};

export const centre = z.object({
  centreId: centreSlug,
  provinceId,
  name: z.string().meta({ examples: ['Provincial centre of Sidi Kacem'] }),
  units: z.array(
    z.object({
      kind: z.enum(unitKinds),
      ...bedCounts,
      /** The beds that are kept for cold nights, which are not among the others. */
      overflow: z
        .object(bedCounts)
        .meta({ examples: [{ beds: 5, free: 5, held: 0, occupied: 0, absent: 0, outOfService: 0 }] }),
    }),
  ),
});

export const centresQuery = pageQuery({ provinceId: provinceId.optional() });
export const centres = pageOf(centre);

/** `moving-in`: kept for somebody who is being moved to it, for a moment. */
export const bedStates = ['free', 'held', 'moving-in', 'occupied', 'out-of-service'] as const;

/** That somebody is away: since which night, until when the bed is kept, and the pass where there is one. */
const absence = z.object({
  since: night,
  night,
  losesBedAt: instant.nullable(),
  passId: uuid.nullable(),
});
export const pass = z
  .object({
    passId: uuid,
    kind: z.enum(passKinds),
    from: night,
    to: night,
    until: instant.nullable(),
  })
  .meta({
    examples: [
      {
        ...{ passId: uuidOf('passId'), kind: 'overnight', from: '2024-12-14', to: '2024-12-15' },
        until: null,
      },
    ],
  });

export const bed = z
  .object({
    bedId,
    centreId: centreSlug,
    unit: z.enum(unitKinds),
    /** Whether it is kept for cold nights. */
    overflow: z.boolean(),
    state: z.enum(bedStates),
    hold: z
      .object({
        ...{ holdId: uuid, caseId, night, lapsesAt: instant },
        /** Whether it is an offer that the person has not answered; `lapsesAt` is then until when. */
        offered: z.boolean(),
        /** Since when the person is on the way, and who brings them; null where nobody has said so. */
        onTheWay: z
          .object({ since: instant, escort: z.enum(escorts) })
          .nullable()
          .meta({ examples: [null] }),
      })
      .nullable(),
    stay: z
      .object({
        stayId: uuid,
        caseId,
        since: night,
        absence: absence.nullable(),
        /** Those that were not taken back, the last given first. */
        passes: z.array(pass),
      })
      .nullable(),
    /** The last check-out that was recorded at the desk and not taken back. */
    left: z.object({ stayId: uuid, caseId, night, reason: z.enum(checkOutReasons) }).nullable(),
  })
  .meta({
    examples: [
      {
        ...{ bedId: 'sidi-kacem-centre.men-001', centreId: 'sidi-kacem-centre', unit: 'men' },
        ...{ overflow: false, state: 'held' },
        hold: {
          ...{ holdId: uuidOf('holdId'), caseId: 'SK-2425-00042', night: '2024-12-12' },
          lapsesAt: '2024-12-12T23:40:00.000Z',
          offered: false,
          onTheWay: { since: '2024-12-12T21:40:00.000Z', escort: 'street-team' },
        },
        stay: null,
        left: null,
      },
    ],
  });
export const bedsQuery = pageQuery({
  unit: z.enum(unitKinds).optional(),
  state: z.enum(bedStates).optional(),
  /** Only those that are held for this night: who is expected. */
  night: givenNight.optional(),
  /** Only those of people who are absent, or only those of people who are there. */
  absent: yesOrNo.optional(),
});
export const beds = pageOf(bed);

const mostNightsAway = 14;
const dayMs = 86_400_000;

const stayOfPass = { stayId: uuid };
export const givePass = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...stayOfPass, kind: z.literal('late'), night: givenNight, until: givenInstant }),
    z.strictObject({ ...stayOfPass, kind: z.literal('overnight'), from: givenNight, to: givenNight }),
  ])
  .refine((given) => given.kind === 'late' || given.from <= given.to, {
    error: 'must not lie before `from`',
    path: ['to'],
  })
  .refine((given) => given.kind === 'late' || nightsOf(given) <= mostNightsAway, {
    error: `must be at most ${mostNightsAway} nights, the first and the last included`,
    path: ['to'],
  })
  .meta({
    examples: [
      { stayId: uuidOf('stayId'), kind: 'overnight', from: '2024-12-14', to: '2024-12-15' },
      {
        ...{ stayId: uuidOf('stayId'), kind: 'late', night: '2024-12-14' },
        until: '2024-12-14T22:30:00.000Z',
      },
    ],
  });

function nightsOf({ from, to }: { from: string; to: string }): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs + 1;
}

export const recordPresence = z
  .strictObject({ stayId: uuid, night: givenNight })
  .meta({ examples: [{ stayId: uuidOf('stayId'), night: '2024-12-14' }] });
export const presenceAnswer = z.object({ bedId, stayId: uuid });

export const endAbsentStay = z
  .strictObject({
    stayId: uuid,
    /** When the bed is lost as far as whoever asks knows: an absence that has another time by now is left as it is. */
    losesBedAt: givenInstant,
  })
  .meta({ examples: [{ stayId: uuidOf('stayId'), losesBedAt: '2024-12-16T21:00:00.000Z' }] });
/**
 * `kept`: the person is there, has a pass, or the absence has another time by now; `running`: the grace still runs; `resting`: it
 * goes on, because sanctions rest on a night as cold as this.
 */
export const absentStayStates = ['ended', 'kept', 'running', 'resting'] as const;
export const absentStayAnswer = z.object({ bedId, stayId: uuid, state: z.enum(absentStayStates) });

/** What fits into a request; of a larger unit the roll is called in parts. */
const stays = z.array(uuid).max(600).default([]);
export const callRoll = z
  .strictObject({ present: stays, absent: stays })
  .refine(({ present, absent }) => present.length + absent.length > 0, {
    error: 'must name somebody, present or absent',
  })
  .refine(({ present, absent }) => new Set([...present, ...absent]).size === present.length + absent.length, {
    error: 'must name each stay once, in one of the two lists',
  })
  .meta({ examples: [{ present: [uuidOf('stayId')], absent: [uuidOf('otherStayId')] }] });
export const rollCall = z.object({
  rollCallId: uuid,
  centreId: centreSlug,
  unit: z.enum(unitKinds),
  night,
  /** How often the roll was called on this night. */
  calls: z.int().meta({ examples: [1] }),
  /** When it was called last. */
  calledAt: instant,
  present: z.int().meta({ examples: [17] }),
  absent: z.int().meta({ examples: [1] }),
  withPass: z.int().meta({ examples: [2] }),
  left: z.int().meta({ examples: [0] }),
  /** What each person was last said to be; null until it is taken down, which is at once. */
  people: z.array(z.object({ stayId: uuid, bedId, outcome: z.enum(rollCallOutcomes).nullable() })),
});
export const rollCallsQuery = pageQuery({ unit: z.enum(unitKinds).optional(), night: givenNight.optional() });
export const rollCalls = pageOf(rollCall.omit({ people: true }));
export const unitOfPath = z.enum(unitKinds).meta({ examples: ['men' satisfies UnitKind] });

export const checkIn = z
  .strictObject({ holdId: uuid, caseId, night: givenNight })
  .meta({ examples: [{ holdId: uuidOf('holdId'), caseId: 'SK-2425-00042', night: '2024-12-12' }] });
export const checkInAnswer = z.object({ bedId, stayId: uuid, caseId });
export const checkOut = z
  .strictObject({
    stayId: uuid,
    night: givenNight,
    reason: z.enum(givenBy(checkOutReasonGivers, 'shelter-staff')),
  })
  .meta({ examples: [{ stayId: uuidOf('stayId'), night: '2024-12-15', reason: 'to-family' }] });
export const checkOutAnswer = z.object({ bedId, stayId: uuid });
export const transferStay = z
  .strictObject({
    stayId: uuid,
    night: givenNight,
    reason: z.enum(transferReasons),
    /** A free bed, or a centre of the province, in which any free bed of the same unit is taken. */
    to: z.union([z.strictObject({ bedId }), z.strictObject({ centreId: slug })]),
  })
  .meta({
    examples: [
      {
        ...{ stayId: uuidOf('stayId'), night: '2024-12-15', reason: 'health' },
        to: { bedId: 'sidi-kacem-centre.men-002' },
      },
    ],
  });
/** The bed that the person has now, and the stay that began in it. */
export const transferAnswer = z.object({ bedId, centreId: centreSlug, stayId: uuid, caseId });
export const takeBack = z
  .strictObject({ stayId: uuid, reason: z.enum(mistakeReasons) })
  .meta({ examples: [{ stayId: uuidOf('stayId'), reason: 'wrong-press' }] });
/** `held`: the hold runs as before; `over`: its time is over, or the stay had ended, and the bed is not the person's. */
export const takenBackCheckIn = z.object({ bedId, stayId: uuid, hold: z.enum(['held', 'over']) });
/** `goes-on`: the person has the bed; `bed-gone`: somebody else has it since, or it broke, and the person gets the next one. */
export const takenBackCheckOut = z.object({ bedId, stayId: uuid, stay: z.enum(['goes-on', 'bed-gone']) });
export const releaseHold = z
  .strictObject({
    /** Which of them is whose to give: `givers.ts`. */
    reason: z.enum(givenBy(holdReleaseReasonGivers, 'shelter-staff', 'street-team')),
  })
  .meta({ examples: [{ reason: 'declined-by-person' }] });
export const setOut = z
  .strictObject({ setOutAt: givenInstant, escort: z.enum(escorts) })
  .meta({ examples: [{ setOutAt: '2024-12-12T21:40:00.000Z', escort: 'street-team' }] });
export const holdStates = ['released', 'lapsed', 'declined', 'taken-up', 'running'] as const;
export const holdAnswer = z.object({
  holdId: uuid,
  bedId,
  state: z.enum(holdStates),
});

export const offer = z.object({
  holdId: uuid,
  bedId,
  centreId: centreSlug,
  unit: z.enum(unitKinds),
  caseId,
  night,
  answerBy: instant,
});
export const offersQuery = pageQuery({ unit: z.enum(unitKinds).optional() });
export const offers = pageOf(offer);
export const declineOffer = z
  .strictObject({
    reason: z.enum(shelterDeclineReasons),
    /** Whether the person waits on for another bed, in the same place, or needs none. */
    staysInList: z.boolean(),
  })
  .meta({ examples: [{ reason: 'distance', staysInList: true }] });

export const waitingListEntry = z.object({
  entryId: uuid,
  caseId,
  unit: z.enum(unitKinds),
  priority: z.union(priorities.map((rank) => z.literal(rank))).meta({ examples: [2] }),
  since: instant,
  /** 1 is next. */
  place: z.int(),
  /** Why this place, in a sentence. */
  why: z.string().meta({ examples: ['First of those who are 65 and over; waits since 12 December, 22:40.'] }),
});
/** The language of the sentence that says why; the campaign's where it is left out. */
const inLanguage = { language: z.enum(languages).optional() };
export const waitingListQuery = pageQuery({ unit: z.enum(unitKinds).optional(), ...inLanguage });
export const waitingList = pageOf(waitingListEntry);

export const placeQuery = z.strictObject(inLanguage);
/** Where a person stands with shelter: the hold, the stay, the place in the list, or none of them. */
export const place = z.object({
  caseId,
  bed: bed.nullable(),
  waiting: waitingListEntry.nullable().meta({ examples: [null] }),
});

const censusCounts = z
  .object({ beds: z.int(), free: z.int(), held: z.int(), occupied: z.int(), unusable: z.int() })
  .meta({ examples: [{ beds: 20, free: 6, held: 2, occupied: 11, unusable: 1 }] });
export const censusQuery = z.strictObject({
  /** As it was known at this instant; left out, at the roll call of the night, or at its end where there was none. */
  knownAt: givenInstant.optional(),
});
/** How many beds of each unit were free, held, occupied and unusable at the end of a night: the four add up to the beds. */
export const census = z.object({
  centreId: centreSlug,
  night,
  lines: z.array(
    z.object({
      unit: z.enum(unitKinds),
      /** Whether these are the unit's beds for cold nights, which are counted by themselves. */
      overflow: z.boolean(),
      rollCalled: z.boolean(),
      /** What is known now. */
      asKnownNow: censusCounts,
      /** What was known at `knownAt`, before whatever was recorded later. */
      asKnownThen: censusCounts,
      knownAt: instant,
    }),
  ),
});
