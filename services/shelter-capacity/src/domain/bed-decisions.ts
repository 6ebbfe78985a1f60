import type { Decision } from '@iwaa/contracts/decision';
import type { CheckOutReason, HoldReleaseReason, UnitKind } from '@iwaa/contracts/vocabulary';
import { type AddedBed, type Bed, type BedEvent, type Hold, hasLapsed, holdStateOf } from './bed.ts';

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
