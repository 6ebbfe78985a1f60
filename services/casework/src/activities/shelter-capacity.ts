import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { ApplicationFailure } from '@temporalio/common';
import { type OwnerAnswer, type OwnerRequest, ofCase } from './owner-answer.ts';
import type { OwnerClient } from './owner-client.ts';

/** What a case asks of shelter-capacity. */
export function createShelterCapacityActivities(shelterCapacity: OwnerClient) {
  return {
    /** Has a hold lapse whose time has run out, so that the bed goes to the next person. */
    async lapseHold({ holdId, ...request }: OwnerRequest & { holdId: string }): Promise<OwnerAnswer> {
      const lapsed = await shelterCapacity.ask(
        shelterCapacityRoutes.lapseHold,
        { params: { holdId } },
        ofCase(request),
      );
      if (lapsed.done && lapsed.state === 'running') {
        throw ApplicationFailure.retryable(
          'The hold still runs by the clock of its owner; it is asked again.',
          'hold-still-running',
        );
      }
      return lapsed;
    },

    /**
     * Has a stay end whose person was absent without a pass for too long. The owner judges whether they still are, and whether
     * sanctions rest tonight.
     */
    async endAbsentStay({
      bedId,
      stayId,
      losesBedAt,
      ...request
    }: OwnerRequest & { bedId: string; stayId: string; losesBedAt: string }): Promise<OwnerAnswer> {
      const ended = await shelterCapacity.ask(
        shelterCapacityRoutes.endAbsentStay,
        { params: { bedId }, body: { stayId, losesBedAt } },
        ofCase(request),
      );
      if (ended.done && ended.state === 'running') {
        throw ApplicationFailure.retryable(
          'The grace still runs by the clock of its owner; it is asked again.',
          'grace-still-running',
        );
      }
      return ended;
    },
  };
}
