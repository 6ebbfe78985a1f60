import { expect, test } from '@jest/globals';
import type { DoneFault } from './faults/done-fault.ts';
import { checkMisuse, checkRecovery, type FaultsReport, inWords, isWell } from './faults-report.ts';

function killed(recoveryMs: number | undefined): DoneFault {
  return {
    number: 1,
    atMs: 0,
    at: '2026-01-02T03:04:05.000Z',
    fault: { kind: 'kill-engine', engine: 'kafka' },
    happened: true,
    told: 'somebody met right after it',
    recoveryMs,
    recovered: recoveryMs !== undefined,
  };
}

function report(coresBusy: number, ...faults: readonly DoneFault[]): FaultsReport {
  return {
    seed: 'test',
    startedAt: '2026-01-02T03:04:05.000Z',
    loadMs: 60_000,
    coresBusy,
    writes: { acknowledged: 100, refused: {}, unknown: 0, lostAnswers: 0 },
    faults,
    idle: { ms: 100, underWay: undefined },
    idleAfterRedelivery: { ms: 100, underWay: undefined },
    deadLetters: { poured: 0, aside: 0, left: 0 },
    findings: [checkRecovery(faults)],
    home: '/home',
  };
}

test('a recovery of more than 20 s is found, and so is one that never came', () => {
  expect(isWell(report(0.5, killed(20_000)))).toBe(true);
  expect(isWell(report(0.5, killed(20_001)))).toBe(false);
  expect(isWell(report(0.5, killed(undefined)))).toBe(false);
});

test('how busy the cores were is always said, and what that means where a recovery was too long because of it', () => {
  const meaning = 'no time to spare';
  expect(inWords(report(0.5, killed(30_000)))).toContain('the cores were busy 50 % of the time');
  expect(inWords(report(0.5, killed(30_000)))).not.toContain(meaning);
  expect(inWords(report(0.99, killed(30_000)))).toContain(meaning);
  expect(inWords(report(0.99, killed(10_000)))).not.toContain(meaning);
});

test('what came of a misuse otherwise than it must is found, and a run without any says nothing of it', () => {
  const misused = (...differences: string[]): DoneFault => ({
    ...killed(100),
    fault: { kind: 'misuse', misuse: 'campaigns with absurd times' },
    differences,
  });
  expect(checkMisuse([misused()])).toMatchObject({ examined: 1, differences: [] });
  expect(checkMisuse([misused('a hold of no time was taken')]).differences).toEqual([
    'fault 1, misuse: campaigns with absurd times: a hold of no time was taken',
  ]);
  const without = { ...report(0.5, killed(100)), findings: [checkMisuse([])] };
  expect(isWell(without)).toBe(true);
});
