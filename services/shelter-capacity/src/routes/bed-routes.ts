import type { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import type { Beds } from '../store/beds.ts';
import type { CheckIn } from '../use-cases/check-in.ts';
import type { CheckOut } from '../use-cases/check-out.ts';
import { toBed } from './bed-answer.ts';

type BedRoutes = Pick<
  Handlers<typeof shelterCapacityRoutes>,
  'checkIn' | 'checkOut' | 'takeBedOutOfService' | 'returnBedToService'
>;

/** Beds: who comes, who leaves, and which of them can be used. */
export function bedRoutes(beds: Beds, checkIn: CheckIn, checkOut: CheckOut): BedRoutes {
  return {
    checkIn: ({ scope, command, params: { bedId }, body }) =>
      checkIn(scope, bedId, { ...body, stayId: stayIdOf(bedId, command.id) }, command),
    checkOut: ({ scope, command, params: { bedId }, body }) => checkOut(scope, bedId, body, command),
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
