import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import pMap from 'p-map';
import type { PlannedNight } from '../plan/winter-plan.ts';
import type { KnownStay } from './known-people.ts';
import type { WinterContext } from './winter-context.ts';

/** Checks people out by a wrong press, and takes it back: whose bed is gone by then gets the next one, and comes another night. */
export async function checkOutByMistake(
  context: WinterContext,
  { night, mistakes }: PlannedNight,
): Promise<void> {
  const { call } = context.clients.shelterStaff;
  await pMap(
    mistakes.leftNot,
    async (person) => {
      const stay = context.people.takeStay(person);
      if (!stay) return;
      const { bedId, stayId } = stay;
      try {
        await call(shelterCapacityRoutes.checkOut, {
          params: { bedId },
          body: { stayId, night, reason: 'stay-ended' },
          key: context.key('check-out-by-mistake', stayId, night),
        });
        const taken = await call(shelterCapacityRoutes.takeBackCheckOut, {
          params: { bedId },
          body: { stayId, reason: 'wrong-press' },
          key: context.key('take-back-check-out', stayId, night),
        });
        if (taken.stay === 'goes-on') context.people.checkedIn(person, stay);
      } catch (error) {
        // The stay had ended before: by absence, or with the case.
        if (!(error instanceof RefusedRequest) || ![404, 409].includes(error.status)) throw error;
      }
    },
    { concurrency: context.width },
  );
}

/** Says of a check-in that the person had not come yet; they come a moment later. */
export async function takeBackCheckIn(context: WinterContext, { bedId, stayId }: KnownStay): Promise<void> {
  await context.clients.shelterStaff.call(shelterCapacityRoutes.takeBackCheckIn, {
    params: { bedId },
    body: { stayId, reason: 'wrong-person' },
    key: context.key('take-back-check-in', stayId),
  });
}
