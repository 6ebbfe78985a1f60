import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { Escort } from '@iwaa/contracts/vocabulary';
import { createRandom } from '@iwaa/proof-kit/random';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import type { WinterContext } from './winter-context.ts';

/** Of how many it is said that they are on the way. No figures are published: it is a guess. */
const saidShare = 0.3;
/** Who brings them, by how often: a guess too, so that each comes. */
const bringing: readonly (readonly [Escort, number])[] = [
  ['street-team', 5],
  ['nobody', 3],
  ['centre', 1],
  ['partner', 1],
];

/** Says of some that they are on the way to the bed that is held for them. */
export async function setOutForBed(context: WinterContext, holdId: string): Promise<void> {
  const random = createRandom(`way-${holdId}`);
  if (!random.chance(saidShare)) return;
  const setOutAt = new Date().toISOString();
  try {
    await context.clients.socialWorker.shelterCapacity.call(shelterCapacityRoutes.setOut, {
      params: { holdId },
      body: { setOutAt, escort: random.weighted(bringing) },
      key: context.key('set-out', holdId, setOutAt),
    });
  } catch (error) {
    // The hold ran out between the look and the word, or it was said before.
    if (!(error instanceof RefusedRequest) || ![404, 409].includes(error.status)) throw error;
  }
}
