import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import pMap from 'p-map';
import type { PlannedNight } from '../plan/winter-plan.ts';
import type { WinterContext } from './winter-context.ts';

/** Moves people to other beds of the centre. Where none is free, or the stay has ended, they stay as they are. */
export async function moveSome(context: WinterContext, { night, moved }: PlannedNight): Promise<void> {
  const { centreId } = context.campaign;
  await pMap(
    moved,
    async (person) => {
      const stay = context.people.takeStay(person);
      if (!stay) return;
      try {
        const { bedId, stayId } = await context.clients.shelterStaff.call(
          shelterCapacityRoutes.transferStay,
          {
            params: { bedId: stay.bedId },
            body: { stayId: stay.stayId, night, reason: 'own-wish', to: { centreId } },
            key: context.key('transfer', stay.stayId, night),
          },
        );
        context.people.checkedIn(person, { bedId, stayId });
      } catch (error) {
        if (!(error instanceof RefusedRequest) || ![404, 409].includes(error.status)) throw error;
        context.people.checkedIn(person, stay);
      }
    },
    { concurrency: context.width },
  );
}
