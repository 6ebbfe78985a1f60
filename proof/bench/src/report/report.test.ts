import { describe, expect, it } from '@jest/globals';
import type { BenchResults, CaseStep, ContactStep, GrowthStep } from '../results.ts';
import { ratio } from './figure.ts';
import { inMarkdown, withTables } from './markdown.ts';
import { inWords } from './text.ts';

function contacts(subject: 'product' | 'floor', median: number): ContactStep {
  const latency = { median, p99: 2 * median };
  return {
    subject,
    perSecond: 5,
    contacts: 50,
    acknowledged: latency,
    bedHeld: latency,
    seen: latency,
    emptyAfterMs: 10,
    held: true,
    cpuPerContactMs: median / 2,
    processes: [],
  };
}

function whole(subject: 'product' | 'floor', pace: CaseStep['pace'], perSecond: number): CaseStep {
  return {
    subject,
    pace,
    perSecond,
    cases: 100,
    whole: { median: 1000, p99: 2000 },
    referral: { median: 100, p99: 200 },
    cpuPerCaseMs: 200,
    processes: [],
    disk: { kafka: 5000, mongo: 5000, temporal: 5000 },
    history: { events: 13, workflowTasks: 2, signals: 2, activities: 0, timers: 1, upserts: 1 },
  };
}

const results: BenchResults = {
  command: 'npm run bench -- --seconds 10',
  seed: 'test',
  startedAt: '2026-01-02T03:04:05.000Z',
  seconds: 10,
  cores: 2,
  load: { before: 0.4, after: 2.1 },
  contacts: [contacts('product', 40), contacts('floor', 20)],
  highest: { product: 60 },
  cases: [],
  growth: [],
  backlog: [],
  deadlines: [],
  endurance: [],
  notDone: ['growth: there was no room'],
};

describe('the report', () => {
  it('says each figure of product and floor, and the ratio', () => {
    expect(inWords(results)).toMatch(/contact to bed at 5 contacts a second, median, ms\s+40\s+20\s+2\.00/);
  });

  it('shows no ratio where one of the two was not measured', () => {
    expect(inWords(results)).toMatch(/highest rate held, contacts a second\s+60\s+–\s+–/);
    expect(ratio(1, 0)).toBe('–');
  });

  it('compares whole cases with those of the floor at the same pace, and the highest rates of both', () => {
    const cases = [
      whole('product', { atOnce: 24 }, 5),
      whole('floor', { atOnce: 24 }, 8),
      whole('product', { atOnce: 120 }, 9),
      whole('floor', { atOnce: 120 }, 6),
      whole('product', { aSecond: 24 }, 3),
      whole('floor', { aSecond: 24 }, 4),
    ];
    const words = inWords({ ...results, cases });
    expect(words).toMatch(/whole cases a second, 24 begun a second\s+3\.0\s+4\.0\s+0\.75/);
    expect(words).toMatch(/whole cases a second, 24 at once\s+5\.0\s+8\.0\s+0\.63/);
    expect(words).toMatch(/whole cases a second, 120 at once\s+9\.0\s+6\.0\s+1\.50/);
    expect(words).toMatch(/whole cases a second, the highest of these\s+9\.0\s+8\.0\s+1\.13/);
  });

  it('says what was asked for and not done', () => {
    expect(inWords(results)).toContain('Not done: growth: there was no room');
  });

  it('names the command that makes the tables', () => {
    expect(inMarkdown(results)).toContain('npm run bench -- --seconds 10');
  });

  it('shows how memory and disk grow with the cases that are open', () => {
    const step = (open: number, memory: number, floorCpuPerCaseMs?: number): GrowthStep => ({
      open,
      cpuPerCaseMs: 200,
      perSecond: 5,
      floorCpuPerCaseMs,
      processes: [{ name: 'intake', cpuMs: 1, memory }],
      disk: { kafka: memory, mongo: memory, temporal: memory },
    });
    const words = inWords({ ...results, growth: [step(1000, 200e6), step(10_000, 250e6)] });
    expect(words).toMatch(/1000 open\s+10000 open\s+last \/ first/);
    expect(words).toMatch(/memory of intake, MB\s+200\s+250\s+1\.25/);
    expect(words).toMatch(/disk of kafka so far, MB\s+200\s+250\s+1\.25/);
    expect(words).toMatch(/CPU a whole case, ms\s+200\s+200\s+1\.00/);
    expect(words).not.toContain('a whole case of the floor');
    const beside = inWords({ ...results, growth: [step(1000, 1e6, 100), step(10_000, 1e6, 160)] });
    expect(beside).toMatch(/CPU a whole case of the floor, ms\s+100\s+160\s+1\.60/);
    expect(beside).toMatch(/CPU a whole case, product \/ floor\s+2\.00\s+1\.25\s+0\.63/);
  });

  it('says of how many deadlines it was told, where that is not all', () => {
    const late = { median: 10, p99: 20 };
    const step = {
      deadlines: 1000,
      told: 990,
      late,
      histories: 200,
      fired: late,
      atWork: late,
      dueWithinMs: 59_000,
      busiestSecond: 18,
      quietMs: 20_000,
    };
    expect(inWords({ ...results, deadlines: [step] })).toContain('told (990 of 1000');
  });

  it('shows no heap of a process that does not tell it', () => {
    const memory = { quarter: 100e6, end: 105e6 };
    const processes = [
      { name: 'intake', memory, heap: { quarter: 40e6, end: 40e6 } },
      { name: 'mongo', memory, heap: undefined },
    ];
    const step = { minutes: 10, width: 6, cases: 3000, perSecond: 5, processes };
    const words = inWords({ ...results, endurance: [step] });
    expect(words).toMatch(/intake\s+100\s+105\s+1\.05\s+40\s+40\s+1\.00/);
    expect(words).toMatch(/mongo\s+100\s+105\s+1\.05\s+–\s+–\s+–/);
  });

  it('takes the place of the tables before it and of nothing else', () => {
    const page =
      'before\n<!-- bench: what follows is written by npm run bench -- --write-docs -->old<!-- bench: end -->\nafter';
    const once = withTables(page, 'new');
    expect(once).toContain('new');
    expect(once).not.toContain('old');
    expect(once).toMatch(/^before\n[\s\S]*\nafter$/);
    expect(withTables(once, 'new')).toBe(once);
  });

  it('refuses a page without a place for them', () => {
    expect(() => withTables('a page', 'new')).toThrow('has no place');
  });
});
