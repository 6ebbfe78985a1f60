import type { Decision } from '@iwaa/contracts/decision';
import type { ShelterCapacityEvent } from '@iwaa/contracts/events/shelter-capacity';
import type { TransferReason, UnitKind } from '@iwaa/contracts/vocabulary';
import { notAbsent } from './absence.ts';
import {
  type AddedBed,
  type BedEvent,
  hasLapsed,
  lapseOf,
  remembered,
  type Stay,
  withNobody,
} from './bed.ts';

/** Somebody for whom a bed is kept until the bed that they come from has decided. */
export interface Moving {
  transferId: string;
  stayId: string;
  fromBedId: string;
  night: string;
  reason: TransferReason;
}

/** What a bed has decided of a transfer out of it. It decides each one once, so that whoever asks again does the same. */
export interface Departure {
  transferId: string;
  toBedId: string;
  /** The stay that was moved; null where it had ended before. */
  moved: Stay | null;
}

export type TransferEvent = Extract<
  ShelterCapacityEvent,
  {
    type:
      | 'iwaa.shelter-capacity.transfer-prepared.v1'
      | 'iwaa.shelter-capacity.transferred-out.v1'
      | 'iwaa.shelter-capacity.transfer-refused.v1'
      | 'iwaa.shelter-capacity.transferred-in.v1'
      | 'iwaa.shelter-capacity.transfer-cancelled.v1';
  }
>;

export type TransferCommand =
  | ({
      readonly type: 'prepare-transfer';
      readonly unit: UnitKind;
      readonly overflowOpen: boolean;
      /** Now, ISO-8601. */
      readonly at: string;
    } & Readonly<Moving>)
  | ({ readonly type: 'transfer-out'; readonly toBedId: string } & Readonly<Omit<Moving, 'fromBedId'>>)
  /** `stayId` is that of the stay that begins. */
  | {
      readonly type: 'transfer-in';
      readonly transferId: string;
      readonly stayId: string;
      readonly moved: Stay;
    }
  | { readonly type: 'cancel-transfer'; readonly transferId: string };
type CommandOf<Type extends TransferCommand['type']> = Extract<TransferCommand, { type: Type }>;

export type TransferRefusal =
  | 'unit-does-not-suit'
  | 'overflow-closed'
  | 'bed-held'
  | 'bed-occupied'
  | 'bed-out-of-service';

type Decided = Decision<BedEvent, TransferRefusal>;

/** Judges a command by which somebody is moved from one bed to another. */
export function decideOnTransfer(bed: AddedBed, command: TransferCommand): Decided {
  switch (command.type) {
    case 'prepare-transfer':
      return prepare(bed, command);
    case 'transfer-out':
      return transferOut(bed, command);
    case 'transfer-in':
      return transferIn(bed, command);
    case 'cancel-transfer':
      if (bed.moving?.transferId !== command.transferId) return [];
      return [
        {
          type: 'iwaa.shelter-capacity.transfer-cancelled.v1',
          data: { ...ofBed(bed), transferId: command.transferId },
        },
      ];
    default:
      return command satisfies never;
  }
}

/** The bed to which somebody is to be moved is kept for them, as a hold of it would be, but without an end. */
function prepare(bed: AddedBed, command: CommandOf<'prepare-transfer'>): Decided {
  const { type: _, unit, overflowOpen, at, ...moving } = command;
  const { transferId } = moving;
  if (bed.moving?.transferId === transferId || bed.arrivals.includes(transferId)) return [];
  if (bed.unit !== unit) return 'unit-does-not-suit';
  if (bed.overflow && !overflowOpen) return 'overflow-closed';
  if (bed.status === 'occupied' || bed.status === 'moving-in') return 'bed-occupied';
  if (bed.status === 'out-of-service') return 'bed-out-of-service';
  const prepared: BedEvent = {
    type: 'iwaa.shelter-capacity.transfer-prepared.v1',
    data: { ...ofBed(bed), ...moving },
  };
  if (bed.status === 'free') return [prepared];
  if (!hasLapsed(bed.hold, at)) return 'bed-held';
  return [lapseOf(bed, bed.hold), prepared];
}

/** The bed that is left decides, once: the person goes, or had left before and is not moved any more. */
function transferOut(bed: AddedBed, command: CommandOf<'transfer-out'>): Decided {
  const { transferId, stayId, toBedId, night, reason } = command;
  if (bed.departures.some((departure) => departure.transferId === transferId)) return [];
  if (bed.stay?.stayId !== stayId) {
    const data = { ...ofBed(bed), transferId, stayId, toBedId, night };
    return [{ type: 'iwaa.shelter-capacity.transfer-refused.v1', data }];
  }
  const { caseId, campaignId } = bed.stay;
  const data = { ...ofBed(bed), stayId, caseId, campaignId, transferId, toBedId, night, reason };
  return [{ type: 'iwaa.shelter-capacity.transferred-out.v1', data }];
}

function transferIn(bed: AddedBed, { transferId, stayId, moved }: CommandOf<'transfer-in'>): Decided {
  // Another has brought it to its end, if the bed is not kept for it any more.
  if (bed.moving?.transferId !== transferId) return [];
  const { fromBedId, night } = bed.moving;
  const { caseId, campaignId, holdId, needId, passes } = moved;
  const of = { ...ofBed(bed), stayId, caseId, campaignId, transferId, fromBedId, night };
  return [{ type: 'iwaa.shelter-capacity.transferred-in.v1', data: { ...of, holdId, needId, passes } }];
}

/** The bed after an event of a transfer. */
export function evolveTransfer(bed: AddedBed, event: TransferEvent): AddedBed {
  switch (event.type) {
    case 'iwaa.shelter-capacity.transfer-prepared.v1': {
      const { transferId, stayId, fromBedId, night, reason } = event.data;
      const moving = { transferId, stayId, fromBedId, night, reason };
      return { ...bed, ...withNobody, status: 'moving-in', moving };
    }
    case 'iwaa.shelter-capacity.transferred-out.v1': {
      const { transferId, toBedId } = event.data;
      const departures = newest({ transferId, toBedId, moved: bed.stay }, bed.departures);
      return { ...bed, ...withNobody, leftStay: null, departures };
    }
    case 'iwaa.shelter-capacity.transfer-refused.v1': {
      const { transferId, toBedId } = event.data;
      return { ...bed, departures: newest({ transferId, toBedId, moved: null }, bed.departures) };
    }
    case 'iwaa.shelter-capacity.transferred-in.v1': {
      const { transferId, stayId, holdId, needId, caseId, campaignId, night, passes } = event.data;
      const began = { stayId, holdId, needId, caseId, campaignId, since: night, held: null };
      const stay = { ...began, ...notAbsent, passes };
      const has = { status: 'occupied', holder: caseId, hold: null, stay, moving: null } as const;
      return { ...bed, ...has, leftStay: null, arrivals: newest(transferId, bed.arrivals) };
    }
    case 'iwaa.shelter-capacity.transfer-cancelled.v1':
      return bed.moving?.transferId === event.data.transferId ? { ...bed, ...withNobody } : bed;
    default:
      return event satisfies never;
  }
}

function newest<Item>(item: Item, before: readonly Item[]): Item[] {
  return [item, ...before].slice(0, remembered);
}

function ofBed({ bedId, centreId, provinceId }: AddedBed) {
  return { bedId, centreId, provinceId };
}
