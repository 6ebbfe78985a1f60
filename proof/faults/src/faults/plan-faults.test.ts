import { createRandom } from '@iwaa/proof-kit/random';
import { describe, expect, it } from '@jest/globals';
import { misuseNames } from '../misuse/misuse-names.ts';
import { faultInWords, planFaults } from './plan-faults.ts';

const plan = (seed: string, count = 60) => planFaults(count, 600_000, createRandom(seed));

describe('the plan of faults', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(plan('a')).toEqual(plan('a'));
    expect(plan('a')).not.toEqual(plan('b'));
  });

  it('kills every engine and every service, delivers again, and does each thing wrongly, in a run of sixty', () => {
    const done = plan('a').map(({ fault }) => faultInWords(fault));
    for (const part of [
      'kafka',
      'mongo',
      'temporal',
      'intake',
      'shelter-capacity',
      'referral',
      'mediation',
      'casework',
    ])
      expect(done).toContain(`${part} killed`);
    expect(done.filter((words) => words.includes('delivered'))).not.toEqual([]);
    for (const misuse of misuseNames) expect(done).toContain(`misuse: ${misuse}`);
  });

  it('is of those alone that have the words, each before any comes again, and refuses words that none has', () => {
    const only = (words: string) =>
      planFaults(8, 600_000, createRandom('a'), words).map(({ fault }) => faultInWords(fault));
    expect(only('connections cut').every((words) => words.endsWith('connections cut'))).toBe(true);
    expect(new Set(only('connections cut').slice(0, 5)).size).toBe(5);
    expect(new Set(only('kafka'))).toContain('kafka killed');
    expect(() => only('earthquake')).toThrow(/earthquake/);
  });

  it('spreads its faults over the time, in their order', () => {
    const times = plan('a').map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.at(-1)).toBeLessThan(600_000);
    expect(times.at(-1)).toBeGreaterThan(500_000);
  });
});
