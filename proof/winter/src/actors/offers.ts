import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { createRandom } from '@iwaa/proof-kit/random';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import type { WinterContext } from './winter-context.ts';

type Answer = 'declines' | 'waits-on' | 'silent';
/** What people say to an offer who do not come tonight, by how often. No figures are published: it is a guess, so that each comes. */
const answers: readonly (readonly [Answer, number])[] = [
  ['declines', 5],
  ['waits-on', 3],
  ['silent', 2],
];

/** Tells somebody who waited of the bed that is offered, and says what they answer; an offer to who is silent runs out by itself. */
export async function answerOffer(context: WinterContext, holdId: string, isComing: boolean): Promise<void> {
  const { call } = context.clients.socialWorker.shelterCapacity;
  const answer = createRandom(holdId).weighted(answers);
  try {
    if (isComing)
      await call(shelterCapacityRoutes.acceptOffer, {
        params: { holdId },
        key: context.key('accept', holdId),
      });
    else if (answer !== 'silent')
      await call(shelterCapacityRoutes.declineOffer, {
        params: { holdId },
        body: { reason: 'other', staysInList: answer === 'waits-on' },
        key: context.key('decline', holdId),
      });
  } catch (error) {
    // The offer ran out between the look and the answer.
    if (!(error instanceof RefusedRequest) || ![404, 409].includes(error.status)) throw error;
  }
}
