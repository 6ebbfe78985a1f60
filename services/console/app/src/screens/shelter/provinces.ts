import { shelterCapacityRoutes } from '../../api/routes.ts';
import { type Asked, useAnswer } from '../../api/use-answer.ts';
import { largestPage } from '../../components/count.ts';
import { who } from '../../session/session.ts';

/** The provinces whose centres are one's to see, and those that one answers for. */
export function useProvinces(): Asked<readonly string[]> {
  const { answer, ...asked } = useAnswer(
    shelterCapacityRoutes.listCentres,
    { query: { limit: largestPage } },
    ({ type }) => type === 'iwaa.shelter-capacity.centre-opened.v1',
  );
  const mine = who.value?.provinces ?? [];
  const ofCentres = answer?.items.map(({ provinceId }) => provinceId);
  const isKnown = ofCentres !== undefined || mine.length > 0;
  return { ...asked, answer: isKnown ? [...new Set([...mine, ...(ofCentres ?? [])])] : undefined };
}
