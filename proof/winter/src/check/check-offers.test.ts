import { describe, expect, it } from '@jest/globals';
import { checkOffers } from './check-offers.ts';

const at = (second: number) => Date.UTC(2024, 11, 12, 20, 0, second);
const fact = (type: string, second: number, data: object) =>
  ({
    ...{ id: `${type}-${second}`, type: `iwaa.shelter-capacity.${type}.v1`, subject: 'bed/centre.men-001' },
    ...{ sequence: second + 1, time: at(second), topic: 'iwaa.shelter-capacity.v1', data },
  }) as never;
const joined = (caseId: string, second: number, priority = 4) =>
  fact('waiting-list-joined', second, {
    ...{ entryId: `entry-of-${caseId}`, caseId, unit: 'men', priority, onStreetSince: null },
    since: new Date(at(second)).toISOString(),
  });
const left = (caseId: string, second: number) =>
  fact('waiting-list-left', second, { entryId: `entry-of-${caseId}`, caseId });
const answerBy = new Date(at(40)).toISOString();
const of = (caseId: string) => ({ caseId, holdId: `hold-of-${caseId}`, bedId: 'centre.men-001' });
const offered = (caseId: string, second: number) => fact('bed-offered', second, { ...of(caseId), answerBy });
const accepted = (caseId: string, second: number) =>
  fact('bed-held', second, { ...of(caseId), byOffer: true });
const lapsed = (caseId: string, second: number) => fact('offer-lapsed', second, of(caseId));

describe('the check of offers', () => {
  const inOrder = [joined('A', 0), joined('B', 2), offered('A', 10), left('A', 10), accepted('A', 12)];

  it('lets the first in the list be offered a bed, and the next one after it', () => {
    expect(checkOffers(inOrder)).toMatchObject({ ok: true, examined: 1 });
    const next = [offered('B', 20), left('B', 20), lapsed('B', 40)];
    expect(checkOffers([...inOrder, ...next])).toMatchObject({ ok: true, examined: 2 });
  });

  it('finds somebody who was passed over, whom a higher priority puts first', () => {
    const facts = [joined('A', 0), joined('B', 2, 1), offered('A', 10), left('A', 10), accepted('A', 12)];
    expect(checkOffers(facts).differences).toMatchObject([{ what: 'offeredOutOfOrder', of: ['A', 'B'] }]);
  });

  it('finds an offer without an end, with two, or that ran out before its time', () => {
    const open = [joined('A', 0), offered('A', 10), left('A', 10)];
    const what = (...more: never[]) => checkOffers([...open, ...more]).differences.map((one) => one.what);
    expect(what()).toEqual(['offerWithoutOneEnd']);
    expect(what(accepted('A', 12), lapsed('A', 40))).toEqual(['offerWithoutOneEnd']);
    expect(what(lapsed('A', 39))).toEqual(['offerLapsedTooSoon']);
  });
});
