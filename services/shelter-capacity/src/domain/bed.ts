import type { ShelterCapacityEvent } from '@iwaa/contracts/events/shelter-capacity';
import type { CheckOutReason, UnitKind } from '@iwaa/contracts/vocabulary';
import { type Absence, type AbsenceEvent, evolveAbsence, notAbsent, type Pass } from './absence.ts';

export interface Hold {
  holdId: string;
  caseId: string;
  campaignId: string;
  needId: string;
  night: string;
  /** From this instant on, the next person may take the bed; until somebody does, the person may still come. */
  lapsesAt: string;
}

export interface Stay {
  stayId: string;
  holdId: string;
  /** The need that the bed was held for. */
  needId: string;
  caseId: string;
  campaignId: string;
  since: string;
  /** Null while the person is there. */
  absence: Absence | null;
  /** The last given first. */
  passes: Pass[];
  /** When the person was last found to be there, ISO-8601, where anybody said so. */
  seenAt: string | null;
}

export interface EndedStay {
  stayId: string;
  needId: string;
  night: string;
  reason: CheckOutReason;
}

export type HoldState = 'running' | 'released' | 'lapsed' | 'taken-up';

interface BedOfUnit {
  bedId: string;
  centreId: string;
  provinceId: string;
  unit: UnitKind;
  /** Kept for cold nights. Beds that were added before there were such lack it. */
  overflow?: boolean;
  /** The case that has this bed, by a hold or a stay. The unique index on it gives a person one bed at a time. */
  holder: string | null;
  /** The last holds of this bed, newest first, so that a command about one that has ended can still be answered. */
  recentHolds: { holdId: string; needId: string; state: HoldState }[];
  /** The last stays that ended, newest first, each as its check-out was recorded. */
  recentStays: EndedStay[];
}
type FreeBed = BedOfUnit & { status: 'free'; hold: null; stay: null };
type HeldBed = BedOfUnit & { status: 'held'; hold: Hold; stay: null };
export type OccupiedBed = BedOfUnit & { status: 'occupied'; hold: null; stay: Stay };
type UnusableBed = BedOfUnit & { status: 'out-of-service'; hold: null; stay: null };
export type AddedBed = FreeBed | HeldBed | OccupiedBed | UnusableBed;
export type Bed = { status: 'absent' } | AddedBed;

/** A bed before it was added to its centre. */
export const newBed: Bed = { status: 'absent' };

/** How many ended holds and stays a bed remembers. */
const remembered = 8;

export type BedEvent =
  | AbsenceEvent
  | Extract<
      ShelterCapacityEvent,
      {
        type:
          | 'iwaa.shelter-capacity.bed-added.v1'
          | 'iwaa.shelter-capacity.bed-taken-out-of-service.v1'
          | 'iwaa.shelter-capacity.bed-returned-to-service.v1'
          | 'iwaa.shelter-capacity.bed-held.v1'
          | 'iwaa.shelter-capacity.hold-lapsed.v1'
          | 'iwaa.shelter-capacity.hold-released.v1'
          | 'iwaa.shelter-capacity.checked-in.v1'
          | 'iwaa.shelter-capacity.checked-out.v1';
      }
    >;

/** Whether a hold has run out at an instant (ISO-8601). */
export function hasLapsed(hold: Hold, at: string): boolean {
  return Date.parse(hold.lapsesAt) <= Date.parse(at);
}

/** What became of a hold of this bed, or undefined where the bed does not know (any more) of it. */
export function holdStateOf(bed: AddedBed, holdId: string): HoldState | undefined {
  return bed.recentHolds.find((hold) => hold.holdId === holdId)?.state;
}

/** The bed after an event. */
export function evolve(bed: Bed, event: BedEvent): Bed {
  if (event.type === 'iwaa.shelter-capacity.bed-added.v1') {
    const { bedId, centreId, provinceId, unit, overflow = false } = event.data;
    const fresh = { holder: null, hold: null, stay: null, recentHolds: [], recentStays: [] };
    return { status: 'free', bedId, centreId, provinceId, unit, overflow, ...fresh };
  }
  if (bed.status === 'absent') return bed;
  switch (event.type) {
    case 'iwaa.shelter-capacity.bed-taken-out-of-service.v1':
      return { ...freed(bed, bed.recentHolds, bed.recentStays), status: 'out-of-service' };
    case 'iwaa.shelter-capacity.bed-returned-to-service.v1':
      return freed(bed, bed.recentHolds, bed.recentStays);
    case 'iwaa.shelter-capacity.bed-held.v1': {
      const { holdId, caseId, campaignId, needId, night, lapsesAt } = event.data;
      const recentHolds = remember(bed, holdId, needId, 'running');
      const hold = { holdId, caseId, campaignId, needId, night, lapsesAt };
      return { ...bed, status: 'held', holder: caseId, hold, stay: null, recentHolds };
    }
    case 'iwaa.shelter-capacity.hold-lapsed.v1':
      return freed(bed, remember(bed, event.data.holdId, needOf(bed), 'lapsed'), bed.recentStays);
    case 'iwaa.shelter-capacity.hold-released.v1':
      return freed(bed, remember(bed, event.data.holdId, needOf(bed), 'released'), bed.recentStays);
    case 'iwaa.shelter-capacity.checked-in.v1': {
      const { stayId, holdId, caseId, campaignId, night } = event.data;
      const needId = needOf(bed);
      const recentHolds = remember(bed, holdId, needId, 'taken-up');
      const stay = { stayId, holdId, needId, caseId, campaignId, since: night, ...notAbsent };
      return { ...bed, status: 'occupied', holder: caseId, hold: null, stay, recentHolds };
    }
    case 'iwaa.shelter-capacity.checked-out.v1': {
      const { stayId, night, reason } = event.data;
      const ended = { stayId, needId: needOf(bed), night, reason };
      return freed(bed, bed.recentHolds, [ended, ...bed.recentStays].slice(0, remembered));
    }
    case 'iwaa.shelter-capacity.absence-recorded.v1':
    case 'iwaa.shelter-capacity.absence-grace-extended.v1':
    case 'iwaa.shelter-capacity.presence-recorded.v1':
    case 'iwaa.shelter-capacity.pass-given.v1':
    case 'iwaa.shelter-capacity.pass-taken-back.v1':
      return bed.status === 'occupied' ? { ...bed, stay: evolveAbsence(bed.stay, event) } : bed;
    default:
      return event satisfies never;
  }
}

function freed(bed: AddedBed, recentHolds: AddedBed['recentHolds'], recentStays: EndedStay[]): FreeBed {
  return { ...bed, status: 'free', holder: null, hold: null, stay: null, recentHolds, recentStays };
}

/** The need that a bed is held for or slept in for. */
function needOf({ hold, stay }: AddedBed): string {
  return hold?.needId ?? stay?.needId ?? '';
}

function remember(bed: AddedBed, holdId: string, needId: string, state: HoldState): AddedBed['recentHolds'] {
  return [{ holdId, needId, state }, ...bed.recentHolds.filter((hold) => hold.holdId !== holdId)].slice(
    0,
    remembered,
  );
}
