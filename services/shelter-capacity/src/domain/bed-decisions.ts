import type { Decision } from '@iwaa/contracts/decision';
import type { CheckOutReason, HoldReleaseReason, NightLevel, UnitKind } from '@iwaa/contracts/vocabulary';
import { type CampaignNights, type NightRefusal, nightRefusal } from '@iwaa/domain/night';
import { type AbsenceCommand, type AbsenceRefusal, decideOnAbsence } from './absence-decisions.ts';
import { type AddedBed, type Bed, type BedEvent, type Hold, hasLapsed, holdStateOf } from './bed.ts';
import { decideOnMistake, type MistakeCommand, type MistakeRefusal } from './mistake-decisions.ts';
import { decideOnTransfer, type TransferCommand, type TransferRefusal } from './transfer.ts';

export type BedCommand =
  | {
      type: 'add-bed';
      bedId: string;
      centreId: string;
      provinceId: string;
      unit: UnitKind;
      overflow: boolean;
    }
  | { type: 'take-out-of-service' | 'return-to-service' }
  | ({ type: 'hold-bed'; unit: UnitKind; at: string } & Hold & Cold)
  | { type: 'lapse-hold'; holdId: string; at: string }
  | { type: 'release-hold'; holdId: string; reason: HoldReleaseReason }
  | ({ type: 'check-in'; holdId: string; caseId: string; stayId: string } & OnANight)
  | ({ type: 'check-out'; stayId: string; reason: CheckOutReason } & OnANight)
  | MistakeCommand
  | TransferCommand
  | AbsenceCommand;

/** How cold the night of a hold is, and whether that opens the beds that are kept for cold nights. */
interface Cold {
  level: NightLevel;
  overflowOpen: boolean;
}

/** The night that somebody names, and what it is judged by. */
interface OnANight {
  night: string;
  /** That of whoever has the bed; undefined where nobody had it when the command was made. */
  campaign: CampaignNights | undefined;
  /** Now, ISO-8601. */
  at: string;
}

export type BedRefusal =
  | 'bed-unknown'
  | 'unit-does-not-suit'
  | 'overflow-closed'
  | 'bed-held'
  | 'bed-occupied'
  | 'bed-out-of-service'
  | 'already-holds-a-bed'
  | 'hold-unknown'
  | 'hold-over'
  | 'hold-of-another-case'
  | 'hold-taken-up'
  | 'check-in-recorded-otherwise'
  | 'stay-unknown'
  | 'check-out-recorded-otherwise'
  | NightRefusal
  | 'night-before-hold'
  | MistakeRefusal
  | TransferRefusal
  | AbsenceRefusal;

/** Judges a command on one bed: what happens, or the code of the refusal. A repeated command decides nothing. */
export function decide(bed: Bed, command: BedCommand): Decision<BedEvent, BedRefusal> {
  if (command.type === 'add-bed') {
    if (bed.status !== 'absent') return [];
    const { bedId, centreId, provinceId, unit, overflow } = command;
    const data = { bedId, centreId, provinceId, unit, ...(overflow ? { overflow } : {}) };
    return [{ type: 'iwaa.shelter-capacity.bed-added.v1', data }];
  }
  if (bed.status === 'absent') return 'bed-unknown';
  switch (command.type) {
    case 'take-out-of-service':
      return takeOutOfService(bed);
    case 'return-to-service':
      return bed.status === 'out-of-service'
        ? [{ type: 'iwaa.shelter-capacity.bed-returned-to-service.v1', data: ofBed(bed) }]
        : [];
    case 'hold-bed':
      return hold(bed, command);
    case 'lapse-hold':
      if (bed.hold?.holdId === command.holdId)
        return hasLapsed(bed.hold, command.at) ? [lapsed(bed, bed.hold)] : [];
      return holdStateOf(bed, command.holdId) ? [] : 'hold-unknown';
    case 'release-hold':
      if (bed.hold?.holdId === command.holdId)
        return command.reason === 'bed-out-of-service'
          ? takeOutOfService(bed)
          : [released(bed, bed.hold, command.reason)];
      if (holdStateOf(bed, command.holdId) === 'taken-up') return 'hold-taken-up';
      return holdStateOf(bed, command.holdId) ? [] : 'hold-unknown';
    case 'check-in':
      return checkIn(bed, command);
    case 'check-out':
      return checkOut(bed, command);
    case 'take-back-check-in':
    case 'take-back-check-out':
      return decideOnMistake(bed, command);
    case 'prepare-transfer':
    case 'transfer-out':
    case 'transfer-in':
    case 'cancel-transfer':
      return decideOnTransfer(bed, command);
    case 'record-absence':
    case 'record-presence':
    case 'give-pass':
    case 'take-back-pass':
    case 'end-absent-stay':
      return decideOnAbsence(bed, command);
    default:
      return command satisfies never;
  }
}

/** A bed can't be taken away from under somebody who sleeps in it; whoever it is only held for gets another. */
function takeOutOfService(bed: AddedBed): Decision<BedEvent, BedRefusal> {
  if (bed.status === 'occupied' || bed.status === 'moving-in') return 'bed-occupied';
  if (bed.status === 'out-of-service') return [];
  const takenOut: BedEvent = {
    type: 'iwaa.shelter-capacity.bed-taken-out-of-service.v1',
    data: ofBed(bed),
  };
  return bed.hold ? [released(bed, bed.hold, 'bed-out-of-service'), takenOut] : [takenOut];
}

function hold(
  bed: AddedBed,
  command: Extract<BedCommand, { type: 'hold-bed' }>,
): Decision<BedEvent, BedRefusal> {
  const { holdId, caseId, campaignId, needId, night, lapsesAt, at, level, overflowOpen } = command;
  const { overflow = false } = bed;
  if (bed.hold?.holdId === holdId || bed.stay?.holdId === holdId) return [];
  // A hold that has ended is never begun again, however late the same need is heard of once more.
  if (holdStateOf(bed, holdId)) return 'hold-over';
  if (bed.unit !== command.unit) return 'unit-does-not-suit';
  if (overflow && !overflowOpen) return 'overflow-closed';
  if (bed.status === 'occupied' || bed.status === 'moving-in') return 'bed-occupied';
  if (bed.status === 'out-of-service') return 'bed-out-of-service';
  const held: BedEvent = {
    type: 'iwaa.shelter-capacity.bed-held.v1',
    data: {
      ...ofBed(bed),
      ...{ holdId, caseId, campaignId, needId, night, lapsesAt },
      ...(level === 'normal' ? {} : { nightLevel: level }),
      ...(overflow ? { overflow } : {}),
    },
  };
  if (bed.status === 'free') return [held];
  return hasLapsed(bed.hold, at) ? [lapsed(bed, bed.hold), held] : 'bed-held';
}

/** Somebody who comes after the hold ran out still gets the bed, as long as nobody else has: better a bed than a rule. */
function checkIn(
  bed: AddedBed,
  command: Extract<BedCommand, { type: 'check-in' }>,
): Decision<BedEvent, BedRefusal> {
  const { holdId, caseId, stayId, night } = command;
  if (bed.stay?.holdId === holdId) {
    if (bed.stay.caseId !== caseId) return 'hold-of-another-case';
    return bed.stay.since === night ? [] : 'check-in-recorded-otherwise';
  }
  if (bed.hold?.holdId !== holdId) return holdStateOf(bed, holdId) ? 'hold-over' : 'hold-unknown';
  if (bed.hold.caseId !== caseId) return 'hold-of-another-case';
  // Whoever read the bed before had nobody in it: the hold is younger than what the command rests on.
  if (!command.campaign) return 'hold-unknown';
  const refused = nightRefusal(command.campaign, night, command.at);
  if (refused) return refused;
  if (night < bed.hold.night) return 'night-before-hold';
  return [
    {
      type: 'iwaa.shelter-capacity.checked-in.v1',
      data: { ...ofBed(bed), stayId, caseId, campaignId: bed.hold.campaignId, holdId, night },
    },
  ];
}

function checkOut(
  bed: AddedBed,
  command: Extract<BedCommand, { type: 'check-out' }>,
): Decision<BedEvent, BedRefusal> {
  const { stayId, night, reason } = command;
  if (bed.stay?.stayId !== stayId) {
    const ended = bed.recentStays.find((stay) => stay.stayId === stayId);
    if (!ended || ended.mistake === 'check-in') return 'stay-unknown';
    return ended.night === night && ended.reason === reason ? [] : 'check-out-recorded-otherwise';
  }
  if (!command.campaign) return 'stay-unknown';
  const refused = nightRefusal(command.campaign, night, command.at);
  if (refused) return refused;
  if (night < bed.stay.since) return 'night-before-stay';
  const data = {
    ...ofBed(bed),
    ...{ stayId, caseId: bed.stay.caseId, campaignId: bed.stay.campaignId, night, reason },
  };
  return [{ type: 'iwaa.shelter-capacity.checked-out.v1', data }];
}

function ofBed({ bedId, centreId, provinceId }: AddedBed) {
  return { bedId, centreId, provinceId };
}

function ofHold(bed: AddedBed, { holdId, caseId, campaignId }: Hold) {
  return { ...ofBed(bed), holdId, caseId, campaignId };
}

function released(bed: AddedBed, hold: Hold, reason: HoldReleaseReason): BedEvent {
  return { type: 'iwaa.shelter-capacity.hold-released.v1', data: { ...ofHold(bed, hold), reason } };
}

function lapsed(bed: AddedBed, hold: Hold): BedEvent {
  return { type: 'iwaa.shelter-capacity.hold-lapsed.v1', data: ofHold(bed, hold) };
}
