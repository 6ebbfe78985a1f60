import { z } from 'zod';
import { uuidOf } from '../example-of.ts';
import { checkOutReasonGivers, givenBy, holdReleaseReasonGivers } from '../givers.ts';
import { bedId, caseId, instant, night, provinceId, slug, uuid } from '../ids.ts';
import { languages, priorities, unitKinds } from '../vocabulary.ts';
import { givenNight } from './given-night.ts';
import { pageOf, pageQuery } from './page.ts';
import { line } from './words.ts';

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
        .meta({ examples: [{ beds: 5, free: 5, held: 0, occupied: 0, outOfService: 0 }] }),
    }),
  ),
});

export const centresQuery = pageQuery({ provinceId: provinceId.optional() });
export const centres = pageOf(centre);

export const bedStates = ['free', 'held', 'occupied', 'out-of-service'] as const;

export const bed = z
  .object({
    bedId,
    centreId: centreSlug,
    unit: z.enum(unitKinds),
    /** Whether it is kept for cold nights. */
    overflow: z.boolean(),
    state: z.enum(bedStates),
    hold: z.object({ holdId: uuid, caseId, night, lapsesAt: instant }).nullable(),
    stay: z.object({ stayId: uuid, caseId, since: night }).nullable(),
  })
  .meta({
    examples: [
      {
        ...{ bedId: 'sidi-kacem-centre.men-001', centreId: 'sidi-kacem-centre', unit: 'men' },
        ...{ overflow: false, state: 'held' },
        hold: {
          ...{ holdId: uuidOf('holdId'), caseId: 'SK-2425-00042', night: '2024-12-12' },
          lapsesAt: '2024-12-12T23:40:00.000Z',
        },
        stay: null,
      },
    ],
  });
export const bedsQuery = pageQuery({
  unit: z.enum(unitKinds).optional(),
  state: z.enum(bedStates).optional(),
  /** Only those that are held for this night: who is expected. */
  night: givenNight.optional(),
});
export const beds = pageOf(bed);

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
export const releaseHold = z
  .strictObject({
    /** Which of them is whose to give: `givers.ts`. */
    reason: z.enum(givenBy(holdReleaseReasonGivers, 'shelter-staff', 'street-team')),
  })
  .meta({ examples: [{ reason: 'declined-by-person' }] });
export const holdStates = ['released', 'lapsed', 'taken-up', 'running'] as const;
export const holdAnswer = z.object({
  holdId: uuid,
  bedId,
  state: z.enum(holdStates),
});

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
