import type { Decision } from '@iwaa/contracts/decision';
import type { ShelterCapacityEvent } from '@iwaa/contracts/events/shelter-capacity';
import type { CheckOutReason, HoldReleaseReason, UnitKind } from '@iwaa/contracts/vocabulary';

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

export type BedCommand =
  | { type: 'add-bed'; bedId: string; centreId: string; campaignId: string; unit: UnitKind }
  | ({ type: 'hold-bed'; unit: UnitKind; at: string } & Hold)
  | { type: 'expire-hold'; holdId: string; at: string }
  | { type: 'release-hold'; holdId: string; reason: HoldReleaseReason }
  | { type: 'check-in'; holdId: string; caseId: string; stayId: string; night: string }
  | { type: 'check-out'; stayId: string; night: string; reason: CheckOutReason };

export type BedRefusal =
  | 'bed-unknown'
  | 'unit-does-not-suit'
  | 'bed-held'
  | 'bed-occupied'
  | 'already-holds-a-bed'
  | 'hold-unknown'
  | 'hold-over'
  | 'hold-of-another-case'
  | 'hold-taken-up'
  | 'stay-unknown'
  | 'night-before-stay';

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

/** Judges a command on one bed: what happens, or the code of the refusal. A repeated command decides nothing. */
export function decide(bed: Bed, command: BedCommand): Decision<BedEvent, BedRefusal> {
  if (command.type === 'add-bed') {
    if (bed.status !== 'absent') return [];
    const { bedId, centreId, campaignId, unit } = command;
    return [{ type: 'iwaa.shelter-capacity.bed-added.v1', data: { bedId, centreId, campaignId, unit } }];
  }
  if (bed.status === 'absent') return 'bed-unknown';
  switch (command.type) {
    case 'hold-bed':
      return hold(bed, command);
    case 'expire-hold':
      if (bed.hold?.holdId === command.holdId)
        return hasLapsed(bed.hold, command.at) ? [expired(bed, bed.hold)] : [];
      return holdStateOf(bed, command.holdId) ? [] : 'hold-unknown';
    case 'release-hold':
      if (bed.hold?.holdId === command.holdId) {
        const data = { ...ofHold(bed, bed.hold), reason: command.reason };
        return [{ type: 'iwaa.shelter-capacity.hold-released.v1', data }];
      }
      if (holdStateOf(bed, command.holdId) === 'taken-up') return 'hold-taken-up';
      return holdStateOf(bed, command.holdId) ? [] : 'hold-unknown';
    case 'check-in':
      return checkIn(bed, command);
    case 'check-out':
      return checkOut(bed, command);
    default:
      return command satisfies never;
  }
}

function hold(
  bed: AddedBed,
  command: Extract<BedCommand, { type: 'hold-bed' }>,
): Decision<BedEvent, BedRefusal> {
  const { holdId, caseId, needId, night, expiresAt, at } = command;
  if (bed.hold?.holdId === holdId || bed.stay?.holdId === holdId) return [];
  // A hold that has ended is never begun again, however late the same need is heard of once more.
  if (holdStateOf(bed, holdId)) return 'hold-over';
  if (bed.unit !== command.unit) return 'unit-does-not-suit';
  if (bed.status === 'occupied') return 'bed-occupied';
  const held: BedEvent = {
    type: 'iwaa.shelter-capacity.bed-held.v1',
    data: { ...ofBed(bed), holdId, caseId, needId, night, expiresAt },
  };
  if (bed.status === 'free') return [held];
  return hasLapsed(bed.hold, at) ? [expired(bed, bed.hold), held] : 'bed-held';
}

/** Somebody who comes after the hold ran out still gets the bed, as long as nobody else has: better a bed than a rule. */
function checkIn(
  bed: AddedBed,
  command: Extract<BedCommand, { type: 'check-in' }>,
): Decision<BedEvent, BedRefusal> {
  const { holdId, caseId, stayId, night } = command;
  if (bed.stay?.holdId === holdId) return bed.stay.caseId === caseId ? [] : 'hold-of-another-case';
  if (bed.hold?.holdId !== holdId) return holdStateOf(bed, holdId) ? 'hold-over' : 'hold-unknown';
  if (bed.hold.caseId !== caseId) return 'hold-of-another-case';
  return [
    { type: 'iwaa.shelter-capacity.checked-in.v1', data: { ...ofBed(bed), stayId, caseId, holdId, night } },
  ];
}

function checkOut(
  bed: AddedBed,
  command: Extract<BedCommand, { type: 'check-out' }>,
): Decision<BedEvent, BedRefusal> {
  const { stayId, night, reason } = command;
  if (bed.stay?.stayId !== stayId) return bed.recentStays.includes(stayId) ? [] : 'stay-unknown';
  if (night < bed.stay.since) return 'night-before-stay';
  const data = { ...ofBed(bed), stayId, caseId: bed.stay.caseId, night, reason };
  return [{ type: 'iwaa.shelter-capacity.checked-out.v1', data }];
}

function ofBed({ bedId, centreId, campaignId }: AddedBed) {
  return { bedId, centreId, campaignId };
}

function ofHold(bed: AddedBed, { holdId, caseId }: Hold) {
  return { ...ofBed(bed), holdId, caseId };
}

function expired(bed: AddedBed, hold: Hold): BedEvent {
  return { type: 'iwaa.shelter-capacity.hold-expired.v1', data: ofHold(bed, hold) };
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
