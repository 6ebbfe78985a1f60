import type { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import type { Beds } from '../store/beds.ts';
import type { CheckIn } from '../use-cases/check-in.ts';
import type { CheckOut } from '../use-cases/check-out.ts';
import type { TakeBack } from '../use-cases/take-back.ts';
import type { TransferStay } from '../use-cases/transfer-stay.ts';
import { toBed } from './bed-answer.ts';

type BedRoutes = Pick<
  Handlers<typeof shelterCapacityRoutes>,
  | 'checkIn'
  | 'checkOut'
  | 'transferStay'
  | 'takeBackCheckIn'
  | 'takeBackCheckOut'
  | 'takeBedOutOfService'
  | 'returnBedToService'
>;

/** Beds: who comes, who leaves, and which of them can be used. */
export function bedRoutes(
  beds: Beds,
  {
    checkIn,
    checkOut,
    takeBack,
    transferStay,
  }: { checkIn: CheckIn; checkOut: CheckOut; takeBack: TakeBack; transferStay: TransferStay },
): BedRoutes {
  return {
    checkIn: ({ scope, command, params: { bedId }, body }) =>
      checkIn(scope, bedId, { ...body, stayId: stayIdOf(bedId, command.id) }, command),
    checkOut: ({ scope, command, params: { bedId }, body }) => checkOut(scope, bedId, body, command),
    transferStay: ({ scope, command, params: { bedId }, body }) => transferStay(scope, bedId, body, command),
    takeBackCheckIn: ({ scope, command, params: { bedId }, body }) =>
      takeBack(scope, bedId, { type: 'take-back-check-in', ...body }, command, (bed) => ({
        ...{ bedId, stayId: body.stayId },
        hold: bed.hold ? 'held' : 'over',
      })),
    takeBackCheckOut: ({ scope, command, params: { bedId }, body }) =>
      takeBack(scope, bedId, { type: 'take-back-check-out', ...body }, command, (bed) => ({
        ...{ bedId, stayId: body.stayId },
        stay: bed.stay?.stayId === body.stayId ? 'goes-on' : 'bed-gone',
      })),
    takeBedOutOfService: ({ scope, command, params: { bedId } }) =>
      beds.executeWithin(scope, bedId, { type: 'take-out-of-service' }, { command, result: toBed }),
    returnBedToService: ({ scope, command, params: { bedId } }) =>
      beds.executeWithin(scope, bedId, { type: 'return-to-service' }, { command, result: toBed }),
  };
}

/** Named after the bed too: one key sent for two beds makes two stays. */
function stayIdOf(bedId: string, commandId: string): string {
  return derivedId(JSON.stringify([bedId, commandId]), 'stay');
}
