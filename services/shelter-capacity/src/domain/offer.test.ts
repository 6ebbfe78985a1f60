import { describe, expect, it } from '@jest/globals';
import { after, kinds } from '../testing/judged-bed.ts';
import { type Bed, newBed } from './bed.ts';
import { type BedCommand, decide } from './bed-decisions.ts';

const bedId = 'sidi-kacem-centre.men-001';
const [asked, half, nine, ten] = [
  ...['2024-12-12T18:00:00.000Z', '2024-12-12T20:30:00.000Z'],
  ...['2024-12-12T21:00:00.000Z', '2024-12-12T22:00:00.000Z'],
] as const;
const night = '2024-12-12';
const add: BedCommand = {
  ...{ type: 'add-bed', bedId, centreId: 'sidi-kacem-centre', provinceId: 'sidi-kacem' },
  ...{ unit: 'men', overflow: false },
};
const offer = (
  person: number,
  at = '2024-12-12T20:00:00.000Z',
  since: string | null = asked,
): BedCommand => ({
  ...{ type: 'hold-bed', holdId: `hold-${person}`, caseId: `SK-2425-0000${person}`, campaignId: 'SK-2425' },
  ...{
    needId: `need-${person}`,
    night,
    unit: 'men',
    at,
    lapsesAt: half,
    level: 'normal',
    overflowOpen: false,
  },
  offer: since === null ? null : { since },
});
const accept = (person: number): BedCommand => ({
  ...{ type: 'accept-offer', holdId: `hold-${person}`, lapsesAt: ten, level: 'normal' },
});
const decline = (person: number): BedCommand => ({
  ...{ type: 'decline-offer', holdId: `hold-${person}`, reason: 'distance', staysInList: true },
});
const lapse = (person: number, at: string): BedCommand => ({
  type: 'lapse-hold',
  holdId: `hold-${person}`,
  at,
});

const given = (...commands: BedCommand[]): Bed => [add, ...commands].reduce(after, newBed);

describe('an offer', () => {
  it('keeps the bed for the answer, and is a hold from when it is accepted, until the time of any hold', () => {
    expect(given(offer(1))).toMatchObject({
      status: 'held',
      hold: { lapsesAt: half, offer: { since: asked } },
    });
    expect(decide(given(offer(1)), accept(1))).toMatchObject([
      { type: 'iwaa.shelter-capacity.bed-held.v1', data: { lapsesAt: ten, byOffer: true } },
    ]);
    const held = given(offer(1), accept(1));
    expect(held).toMatchObject({ status: 'held', hold: { lapsesAt: ten, offer: null } });
    expect(decide(held, accept(1))).toEqual([]);
    expect(decide(held, decline(1))).toBe('offer-accepted');
  });

  it('goes by itself to the next one when its time is over, and not before', () => {
    expect(decide(given(offer(1)), lapse(1, '2024-12-12T20:29:59.000Z'))).toEqual([]);
    expect(kinds(decide(given(offer(1)), lapse(1, half)))).toEqual(['offer-lapsed']);
    expect(kinds(decide(given(offer(1)), offer(2, nine)))).toEqual(['offer-lapsed', 'bed-offered']);
    expect(kinds(decide(given(offer(1)), offer(2, nine, null)))).toEqual(['offer-lapsed', 'bed-held']);
    expect(decide(given(offer(1)), offer(2))).toBe('bed-held');
  });

  it('that is answered late still gives the bed, as long as nobody else has it', () => {
    expect(kinds(decide(given(offer(1)), accept(1)))).toEqual(['bed-held']);
    expect(decide(given(offer(1), lapse(1, nine)), accept(1))).toBe('hold-over');
    expect(decide(given(offer(1), offer(2, nine)), accept(1))).toBe('hold-over');
  });

  it('is declined once, tells why and since when the person has waited, and is never made again', () => {
    expect(decide(given(offer(1)), decline(1))).toMatchObject([
      { data: { reason: 'distance', staysInList: true, since: asked, needId: 'need-1' } },
    ]);
    const declined = given(offer(1), decline(1));
    expect(declined).toMatchObject({ status: 'free', holder: null });
    expect(decide(declined, decline(1))).toEqual([]);
    expect(decide(declined, accept(1))).toBe('hold-over');
    expect(decide(declined, offer(1))).toBe('hold-over');
    expect(decide(given(offer(1), lapse(1, nine)), decline(1))).toBe('hold-over');
    expect(decide(given(), decline(1))).toBe('hold-unknown');
  });

  it('is accepted by whoever comes for the bed', () => {
    const campaign = { startsOn: night, endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' };
    const checkIn: BedCommand = {
      ...{ type: 'check-in', holdId: 'hold-1', caseId: 'SK-2425-00001', stayId: 'stay-1' },
      ...{ night, campaign, at: half },
    };
    expect(kinds(decide(given(offer(1)), checkIn))).toEqual(['bed-held', 'checked-in']);
    expect(kinds(decide(given(offer(1), accept(1)), checkIn))).toEqual(['checked-in']);
  });
});
