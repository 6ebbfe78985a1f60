import type { Decision } from '@iwaa/contracts/decision';
import type {
  CheckOutReason,
  Escort,
  HoldReleaseReason,
  NightLevel,
  ShelterDeclineReason,
  UnitKind,
} from '@iwaa/contracts/vocabulary';
import { clockSkewMs } from '@iwaa/domain/clock-skew';
import { type CampaignNights, type NightRefusal, nightRefusal } from '@iwaa/domain/night';
import { type AbsenceCommand, type AbsenceRefusal, decideOnAbsence } from './absence-decisions.ts';
import { type AddedBed, type Bed, type BedEvent, type Hold, hasLapsed, holdStateOf, lapseOf } from './bed.ts';
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
  | ({ type: 'hold-bed'; unit: UnitKind; at: string } & Omit<Hold, 'onTheWay'> & Cold)
  | { type: 'lapse-hold'; holdId: string; at: string }
  | { type: 'release-hold'; holdId: string; reason: HoldReleaseReason }
  | { type: 'accept-offer'; holdId: string; lapsesAt: string; level: NightLevel }
  | { type: 'decline-offer'; holdId: string; reason: ShelterDeclineReason; staysInList: boolean }
  | {
      type: 'set-out';
      holdId: string;
      /** When the person set out, and until when the way may take: ISO-8601. */
      setOutAt: string;
      until: string;
      escort: Escort;
      level: NightLevel;
      /** Now, ISO-8601. */
      at: string;
    }
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
  | 'offer-accepted'
  | 'set-out-not-yet'
  | 'set-out-recorded-otherwise'
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
        return hasLapsed(bed.hold, command.at) ? [lapseOf(bed, bed.hold)] : [];
      return holdStateOf(bed, command.holdId) ? [] : 'hold-unknown';
    case 'release-hold':
      if (bed.hold?.holdId === command.holdId)
        return command.reason === 'bed-out-of-service'
          ? takeOutOfService(bed)
          : [released(bed, bed.hold, command.reason)];
      if (holdStateOf(bed, command.holdId) === 'taken-up') return 'hold-taken-up';
      return holdStateOf(bed, command.holdId) ? [] : 'hold-unknown';
    case 'accept-offer':
      return acceptOffer(bed, command);
    case 'decline-offer':
      return declineOffer(bed, command);
    case 'set-out':
      return setOut(bed, command);
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
  const { holdId, caseId, campaignId, needId, night, lapsesAt, at, level, overflowOpen, offer } = command;
  if (bed.hold?.holdId === holdId || bed.stay?.holdId === holdId) return [];
  // A hold that has ended is never begun again, however late the same need is heard of once more.
  if (holdStateOf(bed, holdId)) return 'hold-over';
  if (bed.unit !== command.unit) return 'unit-does-not-suit';
  if (bed.overflow && !overflowOpen) return 'overflow-closed';
  if (bed.status === 'occupied' || bed.status === 'moving-in') return 'bed-occupied';
  if (bed.status === 'out-of-service') return 'bed-out-of-service';
  const data = {
    ...ofBed(bed),
    ...{ holdId, caseId, campaignId, needId, night },
    ...ofNight(bed, level),
  };
  const held: BedEvent = offer
    ? {
        type: 'iwaa.shelter-capacity.bed-offered.v1',
        data: { ...data, since: offer.since, answerBy: lapsesAt },
      }
    : { type: 'iwaa.shelter-capacity.bed-held.v1', data: { ...data, lapsesAt } };
  if (bed.status === 'free') return [held];
  return hasLapsed(bed.hold, at) ? [lapseOf(bed, bed.hold), held] : 'bed-held';
}

/** Somebody who answers late still gets the bed, as long as nobody else has it. */
function acceptOffer(
  bed: AddedBed,
  { holdId, lapsesAt, level }: Extract<BedCommand, { type: 'accept-offer' }>,
): Decision<BedEvent, BedRefusal> {
  if (bed.hold?.holdId !== holdId) return nothingIfTakenUp(bed, holdId);
  return bed.hold.offer ? [accepted(bed, bed.hold, lapsesAt, level)] : [];
}

/** Of a hold that the bed has no more there is nothing to decide where the person has come; else it is refused. */
function nothingIfTakenUp(bed: AddedBed, holdId: string): Decision<BedEvent, BedRefusal> {
  const state = holdStateOf(bed, holdId);
  if (!state) return 'hold-unknown';
  return state === 'taken-up' ? [] : 'hold-over';
}

function declineOffer(
  bed: AddedBed,
  { holdId, reason, staysInList }: Extract<BedCommand, { type: 'decline-offer' }>,
): Decision<BedEvent, BedRefusal> {
  if (bed.hold?.holdId === holdId) {
    const { offer, needId } = bed.hold;
    if (!offer) return 'offer-accepted';
    const data = { ...ofHold(bed, bed.hold), needId, since: offer.since, reason, staysInList };
    return [{ type: 'iwaa.shelter-capacity.offer-declined.v1', data }];
  }
  const state = holdStateOf(bed, holdId);
  if (!state) return 'hold-unknown';
  if (state === 'taken-up') return 'offer-accepted';
  return state === 'declined' ? [] : 'hold-over';
}

function accepted(bed: AddedBed, hold: Hold, lapsesAt: string, level: NightLevel): BedEvent {
  const { needId, night } = hold;
  const data = {
    ...{ ...ofHold(bed, hold), needId, night, lapsesAt, byOffer: true },
    ...ofNight(bed, level),
  };
  return { type: 'iwaa.shelter-capacity.bed-held.v1', data };
}

/**
 * The hold lasts at least until the way may take, and is prolonged once: who is on the way already sets out no second time.
 * Whoever sets out for a bed that is offered accepts it by that.
 */
function setOut(
  bed: AddedBed,
  command: Extract<BedCommand, { type: 'set-out' }>,
): Decision<BedEvent, BedRefusal> {
  const { holdId, setOutAt, until, escort, level, at } = command;
  if (bed.hold?.holdId !== holdId) return nothingIfTakenUp(bed, holdId);
  const { lapsesAt, offer, onTheWay } = bed.hold;
  if (onTheWay) {
    const isSame = onTheWay.escort === escort && Date.parse(onTheWay.since) === Date.parse(setOutAt);
    return isSame ? [] : 'set-out-recorded-otherwise';
  }
  if (Date.parse(setOutAt) > Date.parse(at) + clockSkewMs) return 'set-out-not-yet';
  const data = {
    ...ofHold(bed, bed.hold),
    ...{ setOutAt, escort, lapsesAt: Date.parse(until) > Date.parse(lapsesAt) ? until : lapsesAt },
    ...ofNight(bed, level),
  };
  const first = offer ? [accepted(bed, bed.hold, lapsesAt, level)] : [];
  return [...first, { type: 'iwaa.shelter-capacity.set-out.v1', data }];
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
  // Whoever comes for a bed that is offered accepts it by that.
  const first = bed.hold.offer ? [accepted(bed, bed.hold, bed.hold.lapsesAt, 'normal')] : [];
  return [
    ...first,
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

/** What is told of a cold night, and of a bed that is kept for such nights; nothing where it is neither. */
function ofNight({ overflow }: AddedBed, level: NightLevel) {
  return {
    ...(level === 'normal' ? {} : { nightLevel: level }),
    ...(overflow ? { overflow: true } : {}),
  };
}

function released(bed: AddedBed, hold: Hold, reason: HoldReleaseReason): BedEvent {
  return { type: 'iwaa.shelter-capacity.hold-released.v1', data: { ...ofHold(bed, hold), reason } };
}
