import type { ShelterCapacityEvent } from '@iwaa/contracts/events/shelter-capacity';
import type { UnitKind } from '@iwaa/contracts/vocabulary';

export interface Hold {
  holdId: string;
  caseId: string;
  needId: string;
  night: string;
  /** From this instant on, the next person may take the bed; until somebody does, the person may still come. */
  expiresAt: string;
}

export interface Stay {
  stayId: string;
  holdId: string;
  caseId: string;
  since: string;
}

export type HoldState = 'running' | 'released' | 'expired' | 'taken-up';

interface BedOfUnit {
  bedId: string;
  centreId: string;
  campaignId: string;
  unit: UnitKind;
  /** The case that has this bed, by a hold or a stay. The unique index on it gives a person one bed at a time. */
  holder: string | null;
  /** The last holds of this bed, newest first, so that a command about one that has ended can still be answered. */
  recentHolds: { holdId: string; state: HoldState }[];
  recentStays: string[];
}
type FreeBed = BedOfUnit & { status: 'free'; hold: null; stay: null };
type HeldBed = BedOfUnit & { status: 'held'; hold: Hold; stay: null };
type OccupiedBed = BedOfUnit & { status: 'occupied'; hold: null; stay: Stay };
export type AddedBed = FreeBed | HeldBed | OccupiedBed;
export type Bed = { status: 'absent' } | AddedBed;

/** A bed before it was added to its centre. */
export const newBed: Bed = { status: 'absent' };

/** How many ended holds and stays a bed remembers. */
const remembered = 8;

export type BedEvent = Extract<
  ShelterCapacityEvent,
  {
    type:
      | 'iwaa.shelter-capacity.bed-added.v1'
      | 'iwaa.shelter-capacity.bed-held.v1'
      | 'iwaa.shelter-capacity.hold-expired.v1'
      | 'iwaa.shelter-capacity.hold-released.v1'
      | 'iwaa.shelter-capacity.checked-in.v1'
      | 'iwaa.shelter-capacity.checked-out.v1';
  }
>;

/** Whether a hold has run out at an instant (ISO-8601). */
export function hasLapsed(hold: Hold, at: string): boolean {
  return Date.parse(hold.expiresAt) <= Date.parse(at);
}

/** What became of a hold of this bed, or undefined where the bed does not know (any more) of it. */
export function holdStateOf(bed: AddedBed, holdId: string): HoldState | undefined {
  return bed.recentHolds.find((hold) => hold.holdId === holdId)?.state;
}

/** The bed after an event. */
export function evolve(bed: Bed, event: BedEvent): Bed {
  if (event.type === 'iwaa.shelter-capacity.bed-added.v1') {
    const { bedId, centreId, campaignId, unit } = event.data;
    const fresh = { holder: null, hold: null, stay: null, recentHolds: [], recentStays: [] };
    return { status: 'free', bedId, centreId, campaignId, unit, ...fresh };
  }
  if (bed.status === 'absent') return bed;
  switch (event.type) {
    case 'iwaa.shelter-capacity.bed-held.v1': {
      const { holdId, caseId, needId, night, expiresAt } = event.data;
      const recentHolds = remember(bed, holdId, 'running');
      const hold = { holdId, caseId, needId, night, expiresAt };
      return { ...bed, status: 'held', holder: caseId, hold, stay: null, recentHolds };
    }
    case 'iwaa.shelter-capacity.hold-expired.v1':
      return freed(bed, remember(bed, event.data.holdId, 'expired'), bed.recentStays);
    case 'iwaa.shelter-capacity.hold-released.v1':
      return freed(bed, remember(bed, event.data.holdId, 'released'), bed.recentStays);
    case 'iwaa.shelter-capacity.checked-in.v1': {
      const { stayId, holdId, caseId, night } = event.data;
      const recentHolds = remember(bed, holdId, 'taken-up');
      const stay = { stayId, holdId, caseId, since: night };
      return { ...bed, status: 'occupied', holder: caseId, hold: null, stay, recentHolds };
    }
    case 'iwaa.shelter-capacity.checked-out.v1':
      return freed(bed, bed.recentHolds, [event.data.stayId, ...bed.recentStays].slice(0, remembered));
    default:
      return event satisfies never;
  }
}

function freed(bed: AddedBed, recentHolds: AddedBed['recentHolds'], recentStays: string[]): FreeBed {
  return { ...bed, status: 'free', holder: null, hold: null, stay: null, recentHolds, recentStays };
}

function remember(bed: AddedBed, holdId: string, state: HoldState): AddedBed['recentHolds'] {
  return [{ holdId, state }, ...bed.recentHolds.filter((hold) => hold.holdId !== holdId)].slice(
    0,
    remembered,
  );
}
