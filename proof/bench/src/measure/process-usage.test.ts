import { describe, expect, it } from '@jest/globals';
import { cpuBetween, parseStat, readUsage } from './process-usage.ts';

describe('the use of processes', () => {
  it('is read from its fields whatever the name of the program holds', () => {
    const fields = Array.from({ length: 40 }, (_, index) => String(index));
    expect(parseStat(`42 (a ) b) ${fields.join(' ')}`)).toEqual({ cpuMs: (11 + 12) * 10, memory: 21 * 4096 });
  });

  it('is that of a process which runs, and leaves out one that has ended', async () => {
    const usage = await readUsage([
      { name: 'this', pid: process.pid },
      { name: 'none', pid: 2 ** 22 + 1 },
    ]);
    expect([...usage.processes.keys()]).toEqual(['this']);
    expect(usage.processes.get('this')?.memory).toBeGreaterThan(1_000_000);
  });

  it('between two looks is what was added, and nothing where a process was started anew', () => {
    const look = (cpuMs: number) => ({ at: 0, processes: new Map([['one', { cpuMs, memory: 1 }]]) });
    expect(cpuBetween(look(100), look(130)).get('one')).toBe(30);
    expect(cpuBetween(look(100), look(10)).get('one')).toBe(0);
  });
});
