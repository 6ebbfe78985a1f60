import type { CheckOutReason } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { after, kinds } from '../testing/judged-bed.ts';
import { type Bed, newBed } from './bed.ts';
import { type BedCommand, decide } from './bed-decisions.ts';

const bedId = 'sidi-kacem-centre.men-001';
const [eight, nine, eleven] = [
  '2024-12-12T19:00:00.000Z',
  '2024-12-12T20:00:00.000Z',
  '2024-12-12T22:00:00.000Z',
];
const night = '2024-12-12';
const named = {
  campaign: { startsOn: night, endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' },
  night,
  at: nine,
};
const caseOf = (person: number) => `SK-2425-0000${person}`;
const add: BedCommand = {
  ...{ type: 'add-bed', bedId, centreId: 'sidi-kacem-centre', provinceId: 'sidi-kacem' },
  ...{ unit: 'men', overflow: false },
};
const hold = (person: number, at = eight, lapsesAt = '2024-12-12T21:00:00.000Z'): BedCommand => ({
  ...{ type: 'hold-bed', holdId: `hold-${person}`, caseId: caseOf(person), campaignId: 'SK-2425' },
  ...{
    needId: `need-${person}`,
    night,
    unit: 'men',
    at,
    lapsesAt,
    level: 'normal',
    overflowOpen: false,
    offer: null,
  },
});
const checkIn = (person: number): BedCommand => ({
  ...{ type: 'check-in', holdId: `hold-${person}`, caseId: caseOf(person), stayId: `stay-${person}` },
  ...named,
});
const checkOut = (person: number, reason: CheckOutReason = 'left-by-choice'): BedCommand => ({
  ...{ type: 'check-out', stayId: `stay-${person}`, reason },
  ...named,
});
const cameNot = (person: number, at = nine, campaignEnded = false): BedCommand => ({
  ...{ type: 'take-back-check-in', stayId: `stay-${person}`, reason: 'wrong-bed', campaignEnded, at },
});
const leftNot = (person: number, at = nine, campaignEnded = false): BedCommand => ({
  ...{ type: 'take-back-check-out', stayId: `stay-${person}`, reason: 'wrong-press', campaignEnded, at },
});

/** The bed after these commands, all of which must be taken. */
const given = (...commands: BedCommand[]): Bed => [add, ...commands].reduce(after, newBed);

describe('a check-in that was entered in error', () => {
  it('leaves the hold as it was before, so that the person may still come', () => {
    const before = given(hold(1));
    const bed = given(hold(1), checkIn(1), cameNot(1));
    expect(bed).toMatchObject({ status: 'held', holder: caseOf(1), stay: null });
    expect([bed.status === 'held' && bed.hold]).toEqual([before.status === 'held' && before.hold]);
    expect(kinds(decide(bed, { ...checkIn(1), stayId: 'stay-again' } as BedCommand))).toEqual(['checked-in']);
  });

  it('frees the bed where the time of the hold is over', () => {
    const decision = decide(given(hold(1), checkIn(1)), cameNot(1, eleven));
    expect(kinds(decision)).toEqual(['check-in-taken-back', 'hold-lapsed']);
    expect(given(hold(1), checkIn(1), cameNot(1, eleven))).toMatchObject({ status: 'free', holder: null });
  });

  it('is said of a stay that has ended too, and leaves the bed to whoever has it', () => {
    const bed = given(hold(1), checkIn(1), checkOut(1), hold(2));
    expect(decide(bed, cameNot(1))).toMatchObject([{ data: { hold: null, night } }]);
    expect(after(bed, cameNot(1))).toMatchObject({ status: 'held', holder: caseOf(2), leftStay: null });
    expect(decide(after(bed, cameNot(1)), leftNot(1))).toBe('stay-unknown');
  });

  it('is said once, and of no stay that the bed never had', () => {
    expect(decide(given(hold(1), checkIn(1), cameNot(1)), cameNot(1))).toEqual([]);
    expect(decide(given(hold(1), checkIn(1), checkOut(1), cameNot(1)), cameNot(1))).toEqual([]);
    expect(decide(given(hold(1)), cameNot(1))).toBe('stay-unknown');
  });
});

describe('a check-out that was entered in error', () => {
  it('lets the stay go on in its bed, with its passes, and the person may be checked out again', () => {
    const pass = { passId: 'pass-1', kind: 'overnight', from: night, to: night, until: null } as const;
    const levels = {};
    const deadlines = { absence: 'PT48H' };
    const givePass = { type: 'give-pass', stayId: 'stay-1', pass, at: nine } as const;
    const campaign = { ...named.campaign, levels, deadlines } as never;
    const bed = given(hold(1), checkIn(1), { ...givePass, campaign }, checkOut(1), leftNot(1));
    expect(bed).toMatchObject({
      ...{ status: 'occupied', holder: caseOf(1), recentStays: [] },
      stay: { stayId: 'stay-1', passes: [{ passId: 'pass-1' }] },
    });
    expect(kinds(decide(bed, checkOut(1)))).toEqual(['checked-out']);
    expect(decide(bed, leftNot(1))).toEqual([]);
  });

  it('takes the bed back from nobody who has it since, and from nobody who has slept in it', () => {
    const left = [hold(1), checkIn(1), checkOut(1)];
    for (const since of [
      [hold(2)],
      [hold(2), checkIn(2)],
      [hold(2), checkIn(2), checkOut(2)],
      [{ type: 'take-out-of-service' } as const],
    ]) {
      const bed = given(...left, ...since);
      expect(decide(bed, leftNot(1))).toMatchObject([{ data: { goesOn: false, needId: 'need-1' } }]);
      const { recentStays: _, leftStay: __, ...before } = bed as Extract<Bed, { bedId: string }>;
      expect(after(bed, leftNot(1))).toMatchObject(before);
      expect(decide(after(bed, leftNot(1)), leftNot(1))).toEqual([]);
    }
  });

  it('takes the bed back where whoever it was held for did not come, or it was held for the person again', () => {
    const left = [hold(1), checkIn(1), checkOut(1)];
    const lapsed = decide(given(...left, hold(2)), leftNot(1, eleven));
    expect(kinds(lapsed)).toEqual(['hold-lapsed', 'check-out-taken-back']);
    const again = { ...hold(1), holdId: 'hold-again' } as BedCommand;
    expect(kinds(decide(given(...left, again), leftNot(1)))).toEqual([
      'hold-released',
      'check-out-taken-back',
    ]);
    expect(given(...left, again, leftNot(1))).toMatchObject({
      status: 'occupied',
      stay: { stayId: 'stay-1' },
    });
  });

  it('is none where a rule ended the stay, or the campaign has ended', () => {
    for (const reason of ['absent-without-pass', 'case-closed'] as const)
      expect(decide(given(hold(1), checkIn(1), checkOut(1, reason)), leftNot(1))).toBe('check-out-by-rule');
    expect(decide(given(hold(1), checkIn(1), checkOut(1)), leftNot(1, nine, true))).toBe('campaign-ended');
    expect(decide(given(hold(1), checkIn(1)), cameNot(1, nine, true))).toBe('campaign-ended');
  });
});
