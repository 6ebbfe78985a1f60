import { describe, expect, it } from '@jest/globals';
import type { DoneFault } from '../faults/done-fault.ts';
import { casesOfMovedClocks } from './moved-clocks.ts';

const at = '2025-12-12T20:00:00.000Z';
const begun = Date.parse(at);
const fast: DoneFault = {
  ...{ number: 1, atMs: 0, at, happened: true, told: '' },
  fault: { kind: 'move-clock', service: 'intake', byMs: 25_000 },
};
const fact = (service: string, caseId: string, time: number) => ({
  type: `iwaa.${service}.contact-recorded.v1`,
  time,
  data: { caseId },
});

describe('the cases of a moved clock', () => {
  it('are those with a fact of that service from the time that it showed', () => {
    const facts = [
      fact('intake', 'stamped', begun + 28_000),
      fact('intake', 'at-the-same-time', begun + 3_000),
      fact('intake', 'long-after', begun + 60_000),
      fact('referral', 'of-another', begun + 28_000),
    ];
    expect([...casesOfMovedClocks(facts, [fast])]).toEqual(['stamped']);
  });

  it('are none where no clock was moved', () => {
    const killed: DoneFault = { ...fast, fault: { kind: 'kill-service', service: 'intake' } };
    expect(casesOfMovedClocks([fact('intake', 'any', begun + 28_000)], [killed]).size).toBe(0);
  });
});
