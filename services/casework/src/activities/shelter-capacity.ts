import { ApplicationFailure } from '@temporalio/common';
import type { OwnerAnswer, OwnerRequest } from './owner-answer.ts';
import type { ServiceClient } from './service-client.ts';

/** What a case asks of shelter-capacity. */
export function createShelterCapacityActivities(service: ServiceClient) {
  return {
    /** Has a hold lapse whose time has run out, so that the bed goes to the next person. */
    async lapseHold({ holdId, ...request }: OwnerRequest & { holdId: string }): Promise<OwnerAnswer> {
      const answer = await service.post(`/holds/${holdId}/lapse`, {}, request);
      if (answer.done && answer.state === 'running') {
        throw ApplicationFailure.retryable(
          'The hold still runs by the clock of its owner; it is asked again.',
          'hold-still-running',
        );
      }
      return answer;
    },
  };
}
