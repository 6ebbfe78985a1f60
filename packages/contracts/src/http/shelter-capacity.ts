import { z } from 'zod';
import { bedId, campaignId, caseId, instant, night, slug, uuid } from '../ids.ts';
import { checkOutReasons, holdReleaseReasons, priorities, unitKinds } from '../vocabulary.ts';
import { line } from './words.ts';

export const openCentre = z.strictObject({
  centreId: slug,
  name: line(120),
  units: z
    .array(z.strictObject({ kind: z.enum(unitKinds), beds: z.int().min(0).max(2000) }))
    .min(1)
    .max(3),
});

export const centre = z.object({
  centreId: slug,
  campaignId,
  name: z.string(),
  units: z.array(
    z.object({ kind: z.enum(unitKinds), beds: z.int(), free: z.int(), held: z.int(), occupied: z.int() }),
  ),
});

export const bedStates = ['free', 'held', 'occupied'] as const;

export const bed = z.object({
  bedId,
  centreId: slug,
  unit: z.enum(unitKinds),
  state: z.enum(bedStates),
  hold: z.object({ holdId: uuid, caseId, night, expiresAt: instant }).nullable(),
  stay: z.object({ stayId: uuid, caseId, since: night }).nullable(),
});
export const bedsQuery = z.strictObject({
  state: z.enum(bedStates).optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(500),
});
export const beds = z.object({ beds: z.array(bed) });

export const checkIn = z.strictObject({ holdId: uuid, caseId, night });
export const checkInAnswer = z.object({ bedId, stayId: uuid, caseId });
export const checkOut = z.strictObject({ stayId: uuid, night, reason: z.enum(checkOutReasons) });
export const checkOutAnswer = z.object({ bedId, stayId: uuid });
export const releaseHold = z.strictObject({ reason: z.enum(holdReleaseReasons) });
export const holdAnswer = z.object({
  holdId: uuid,
  bedId,
  state: z.enum(['released', 'expired', 'taken-up', 'running']),
});

export const waitingListEntry = z.object({
  entryId: uuid,
  caseId,
  unit: z.enum(unitKinds),
  priority: z.union(priorities.map((rank) => z.literal(rank))),
  since: instant,
  /** 1 is next. */
  place: z.int(),
  /** Why this place, in a sentence in the campaign's language. */
  why: z.string(),
});
export const waitingList = z.object({ entries: z.array(waitingListEntry) });

/** Where a person stands with shelter: the hold, the stay, the place in the list, or none of them. */
export const place = z.object({ caseId, bed: bed.nullable(), waiting: waitingListEntry.nullable() });
