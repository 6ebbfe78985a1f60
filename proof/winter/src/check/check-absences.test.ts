import { describe, expect, it } from '@jest/globals';
import { checkAbsences } from './check-absences.ts';

const after = (seconds: number) => new Date(Date.UTC(2024, 11, 12, 20, 0, seconds)).toISOString();
type Told = [type: string, seconds: number, data: Record<string, unknown>];

/** The facts of one stay, in the order in which its bed decided them. */
function stay(...told: Told[]): Parameters<typeof checkAbsences>[0] {
  return told.map(([type, seconds, data], index) => ({
    ...{ id: `${index}`, type: `iwaa.shelter-capacity.${type}.v1`, subject: 'bed/centre.men-001' },
    ...{ sequence: index + 1, time: Date.parse(after(seconds)), topic: 'iwaa.shelter-capacity.v1' },
    data: { stayId: 'stay-1', caseId: 'SK-2425-00001', ...data },
  })) as never;
}
const absent: Told = ['absence-recorded', 0, { losesBedAt: after(8) }];
const lost = (seconds: number): Told => ['checked-out', seconds, { reason: 'absent-without-pass' }];

describe('the check of absences', () => {
  it('lets a bed be lost once the grace is over, also one that was extended', () => {
    expect(checkAbsences(stay(absent, lost(8)))).toMatchObject({ ok: true, examined: 1 });
    const extended: Told = ['absence-grace-extended', 8, { losesBedAt: after(16) }];
    expect(checkAbsences(stay(absent, extended, lost(16))).ok).toBe(true);
    expect(checkAbsences(stay(absent, extended, lost(10))).differences).toMatchObject([
      { what: 'bedLostTooSoon' },
    ]);
  });

  it('finds a bed that is lost before, with a pass, or by somebody who is back', () => {
    expect(checkAbsences(stay(absent, lost(7))).differences).toMatchObject([{ what: 'bedLostTooSoon' }]);
    const withPass: Told = ['absence-recorded', 0, { losesBedAt: null }];
    expect(checkAbsences(stay(withPass, lost(9))).differences).toMatchObject([{ what: 'bedLostUnjustly' }]);
    const back: Told = ['presence-recorded', 5, {}];
    expect(checkAbsences(stay(absent, back, lost(9))).differences).toMatchObject([
      { what: 'bedLostUnjustly' },
    ]);
  });
});
