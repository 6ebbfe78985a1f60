import type { ShelterCapacityEvent } from '@iwaa/contracts/events/shelter-capacity';
import type { CheckOutReason, Escort, UnitKind } from '@iwaa/contracts/vocabulary';
import { type Absence, type AbsenceEvent, evolveAbsence, notAbsent, type Pass } from './absence.ts';
import { type Departure, evolveTransfer, type Moving, type TransferEvent } from './transfer.ts';

export interface Hold {
  holdId: string;
  caseId: string;
  campaignId: string;
  needId: string;
  night: string;
  /** From this instant on, the next person may take the bed; until somebody does, the person may still come. */
  lapsesAt: string;
  /** Set while the person has not answered whether they take the bed: since when they waited. `lapsesAt` is then until when. */
  offer: { since: string } | null;
  /** Since when the person is on the way to the bed, and who brings them; null where nobody has said so. */
  onTheWay: { since: string; escort: Escort } | null;
}

export interface Stay {
  stayId: string;
  holdId: string;
  /** The need that the bed was held for. */
  needId: string;
  caseId: string;
  campaignId: string;
  since: string;
  /** What the hold was that the check-in took up; null for who came by a transfer. */
  held: Pick<Hold, 'night' | 'lapsesAt' | 'onTheWay'> | null;
  /** Null while the person is there. */
  absence: Absence | null;
  /** The last given first. */
  passes: Pass[];
  /** When the person was last found to be there, ISO-8601, where anybody said so. */
  seenAt: string | null;
}

export interface EndedStay
  extends Pick<Stay, 'stayId' | 'holdId' | 'needId' | 'caseId' | 'campaignId' | 'since' | 'held'> {
  night: string;
  reason: CheckOutReason;
  /** What of it was entered in error; null where nothing was. */
  mistake: 'check-in' | 'check-out' | null;
}

export type HoldState = 'running' | 'released' | 'lapsed' | 'declined' | 'taken-up';

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
  /** The stay that ended last, as it was, until somebody else sleeps in the bed: it goes on where its check-out was an error. */
  leftStay: Stay | null;
  /** The last stays whose check-in was entered in error while they went on, newest first. */
  mistakenStays: string[];
  /** The last transfers out of this bed, newest first: the stay that was moved, or null where it had ended before. */
  departures: Departure[];
  /** The last transfers by which somebody came to this bed, newest first. */
  arrivals: string[];
}
type FreeBed = BedOfUnit & { status: 'free'; hold: null; stay: null; moving: null };
type HeldBed = BedOfUnit & { status: 'held'; hold: Hold; stay: null; moving: null };
export type OccupiedBed = BedOfUnit & { status: 'occupied'; hold: null; stay: Stay; moving: null };
type AwaitingBed = BedOfUnit & { status: 'moving-in'; hold: null; stay: null; moving: Moving };
type UnusableBed = BedOfUnit & { status: 'out-of-service'; hold: null; stay: null; moving: null };
export type AddedBed = FreeBed | HeldBed | AwaitingBed | OccupiedBed | UnusableBed;
export type Bed = { status: 'absent' } | AddedBed;

/** A bed before it was added to its centre. */
export const newBed: Bed = { status: 'absent' };

const forgotten = {
  moving: null,
  recentHolds: [],
  recentStays: [],
  mistakenStays: [],
  departures: [],
  arrivals: [],
};

/** How many ended holds and stays a bed remembers. */
export const remembered = 8;

export type BedEvent =
  | AbsenceEvent
  | MistakeEvent
  | TransferEvent
  | Extract<
      ShelterCapacityEvent,
      {
        type:
          | 'iwaa.shelter-capacity.bed-added.v1'
          | 'iwaa.shelter-capacity.bed-taken-out-of-service.v1'
          | 'iwaa.shelter-capacity.bed-returned-to-service.v1'
          | 'iwaa.shelter-capacity.bed-offered.v1'
          | 'iwaa.shelter-capacity.offer-declined.v1'
          | 'iwaa.shelter-capacity.offer-lapsed.v1'
          | 'iwaa.shelter-capacity.bed-held.v1'
          | 'iwaa.shelter-capacity.set-out.v1'
          | 'iwaa.shelter-capacity.hold-lapsed.v1'
          | 'iwaa.shelter-capacity.hold-released.v1'
          | 'iwaa.shelter-capacity.checked-in.v1'
          | 'iwaa.shelter-capacity.checked-out.v1';
      }
    >;

export type MistakeEvent = Extract<
  ShelterCapacityEvent,
  {
    type: 'iwaa.shelter-capacity.check-in-taken-back.v1' | 'iwaa.shelter-capacity.check-out-taken-back.v1';
  }
>;

/** Whether a hold has run out at an instant (ISO-8601). */
export function hasLapsed(hold: Hold, at: string): boolean {
  return Date.parse(hold.lapsesAt) <= Date.parse(at);
}

/** That a hold, or an offer, of a bed has run out. */
export function lapseOf({ bedId, centreId, provinceId }: AddedBed, hold: Hold): BedEvent {
  const { holdId, caseId, campaignId, needId, offer } = hold;
  const data = { bedId, centreId, provinceId, holdId, caseId, campaignId };
  if (!offer) return { type: 'iwaa.shelter-capacity.hold-lapsed.v1', data };
  return { type: 'iwaa.shelter-capacity.offer-lapsed.v1', data: { ...data, needId, since: offer.since } };
}

/** What became of a hold of this bed, or undefined where the bed does not know (any more) of it. */
export function holdStateOf(bed: AddedBed, holdId: string): HoldState | undefined {
  return bed.recentHolds.find((hold) => hold.holdId === holdId)?.state;
}

/** The bed after an event. */
export function evolve(bed: Bed, event: BedEvent): Bed {
  if (event.type === 'iwaa.shelter-capacity.bed-added.v1') {
    const { bedId, centreId, provinceId, unit, overflow = false } = event.data;
    const nobody = { holder: null, hold: null, stay: null, leftStay: null };
    const fresh = { ...nobody, ...forgotten };
    return { status: 'free', bedId, centreId, provinceId, unit, overflow, ...fresh };
  }
  if (bed.status === 'absent') return bed;
  switch (event.type) {
    case 'iwaa.shelter-capacity.bed-taken-out-of-service.v1':
      return { ...freed(bed, bed.recentHolds, bed.recentStays), status: 'out-of-service' };
    case 'iwaa.shelter-capacity.bed-returned-to-service.v1':
      return freed(bed, bed.recentHolds, bed.recentStays);
    case 'iwaa.shelter-capacity.bed-offered.v1':
    case 'iwaa.shelter-capacity.bed-held.v1': {
      const { holdId, caseId, campaignId, needId, night } = event.data;
      const until =
        'answerBy' in event.data
          ? { lapsesAt: event.data.answerBy, offer: { since: event.data.since } }
          : { lapsesAt: event.data.lapsesAt, offer: null };
      const recentHolds = remember(bed, holdId, needId, 'running');
      const hold = { holdId, caseId, campaignId, needId, night, ...until, onTheWay: null };
      return { ...bed, status: 'held', holder: caseId, hold, stay: null, moving: null, recentHolds };
    }
    case 'iwaa.shelter-capacity.set-out.v1': {
      if (bed.status !== 'held') return bed;
      const { setOutAt, escort, lapsesAt } = event.data;
      return { ...bed, hold: { ...bed.hold, lapsesAt, onTheWay: { since: setOutAt, escort } } };
    }
    case 'iwaa.shelter-capacity.offer-declined.v1':
      return freed(bed, remember(bed, event.data.holdId, needOf(bed), 'declined'), bed.recentStays);
    case 'iwaa.shelter-capacity.offer-lapsed.v1':
    case 'iwaa.shelter-capacity.hold-lapsed.v1':
      return freed(bed, remember(bed, event.data.holdId, needOf(bed), 'lapsed'), bed.recentStays);
    case 'iwaa.shelter-capacity.hold-released.v1':
      return freed(bed, remember(bed, event.data.holdId, needOf(bed), 'released'), bed.recentStays);
    case 'iwaa.shelter-capacity.checked-in.v1': {
      const { stayId, holdId, caseId, campaignId, night } = event.data;
      const needId = needOf(bed);
      const recentHolds = remember(bed, holdId, needId, 'taken-up');
      const held = {
        night: bed.hold?.night ?? night,
        lapsesAt: bed.hold?.lapsesAt ?? '',
        onTheWay: bed.hold?.onTheWay ?? null,
      };
      const stay = { stayId, holdId, needId, caseId, campaignId, since: night, held, ...notAbsent };
      const has = { status: 'occupied', holder: caseId, hold: null, stay, moving: null } as const;
      return { ...bed, ...has, leftStay: null, recentHolds };
    }
    case 'iwaa.shelter-capacity.checked-out.v1': {
      if (bed.status !== 'occupied') return bed;
      const { night, reason } = event.data;
      const { absence: __, passes: ___, seenAt: ____, ...stay } = bed.stay;
      const ended = { ...stay, night, reason, mistake: null };
      const recentStays = [ended, ...bed.recentStays].slice(0, remembered);
      return { ...freed(bed, bed.recentHolds, recentStays), leftStay: bed.stay };
    }
    case 'iwaa.shelter-capacity.check-in-taken-back.v1':
    case 'iwaa.shelter-capacity.check-out-taken-back.v1':
      return evolveMistake(bed, event);
    case 'iwaa.shelter-capacity.transfer-prepared.v1':
    case 'iwaa.shelter-capacity.transferred-out.v1':
    case 'iwaa.shelter-capacity.transfer-refused.v1':
    case 'iwaa.shelter-capacity.transferred-in.v1':
    case 'iwaa.shelter-capacity.transfer-cancelled.v1':
      return evolveTransfer(bed, event);
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

function evolveMistake(bed: AddedBed, event: MistakeEvent): AddedBed {
  const { stayId } = event.data;
  const marked = (mistake: 'check-in' | 'check-out'): AddedBed => {
    const recentStays = bed.recentStays.map((stay) => (stay.stayId === stayId ? { ...stay, mistake } : stay));
    return { ...bed, recentStays, leftStay: bed.leftStay?.stayId === stayId ? null : bed.leftStay };
  };
  if (event.type === 'iwaa.shelter-capacity.check-out-taken-back.v1') {
    if (!event.data.goesOn || bed.leftStay?.stayId !== stayId) return marked('check-out');
    const stay = { ...bed.leftStay, absence: null };
    const recentStays = bed.recentStays.filter((ended) => ended.stayId !== stayId);
    const has = { status: 'occupied', holder: stay.caseId, hold: null, stay, moving: null } as const;
    return { ...bed, ...has, leftStay: null, recentStays };
  }
  const { hold } = event.data;
  if (!hold || bed.stay?.stayId !== stayId) return marked('check-in');
  const { holdId, needId, caseId, campaignId } = bed.stay;
  const mistakenStays = [stayId, ...bed.mistakenStays].slice(0, remembered);
  const { onTheWay = null } = hold;
  const again = { holdId, needId, caseId, campaignId, ...hold, offer: null, onTheWay };
  const recentHolds = remember(bed, holdId, needId, 'running');
  const has = { status: 'held', holder: caseId, hold: again, stay: null, moving: null } as const;
  return { ...bed, ...has, recentHolds, mistakenStays };
}

/** A bed that nobody has. */
export const withNobody = { status: 'free', holder: null, hold: null, stay: null, moving: null } as const;

function freed(bed: AddedBed, recentHolds: AddedBed['recentHolds'], recentStays: EndedStay[]): FreeBed {
  return { ...bed, ...withNobody, recentHolds, recentStays };
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
