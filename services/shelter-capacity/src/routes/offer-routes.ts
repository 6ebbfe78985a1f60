import type { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { refused } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import type { AddedBed } from '../domain/bed.ts';
import type { Beds } from '../store/beds.ts';
import type { AnswerOffer } from '../use-cases/answer-offer.ts';

type OfferRoutes = Pick<
  Handlers<typeof shelterCapacityRoutes>,
  'listOffers' | 'acceptOffer' | 'declineOffer'
>;

/** Beds that are offered to people who waited, and what they say. */
export function offerRoutes(beds: Pick<Beds, 'offered'>, answerOffer: AnswerOffer): OfferRoutes {
  return {
    async listOffers({ scope, params: { provinceId }, query }) {
      if (!scope.includes({ province: provinceId })) return refused('not-found');
      return mapPage(await beds.offered(provinceId, query), toOffer);
    },
    acceptOffer: ({ scope, command, params: { holdId } }) =>
      answerOffer(scope, holdId, { type: 'accept' }, command),
    declineOffer: ({ scope, command, params: { holdId }, body }) =>
      answerOffer(scope, holdId, { type: 'decline', ...body }, command),
  };
}

function toOffer({ bedId, centreId, unit, hold }: AddedBed) {
  if (!hold) throw new Error('A bed that was found by its offer has none.');
  const { holdId, caseId, night, lapsesAt } = hold;
  return { holdId, bedId, centreId, unit, caseId, night, answerBy: lapsesAt };
}
