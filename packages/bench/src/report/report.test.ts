import { describe, expect, it } from '@jest/globals';
import type { BenchResults, ContactStep } from '../results.ts';
import { inMarkdown, withTables } from './markdown.ts';
import { ratio } from './tables.ts';
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

  it('says what was asked for and not done', () => {
    expect(inWords(results)).toContain('Not done: growth: there was no room');
  });

  it('names the command that makes the tables', () => {
    expect(inMarkdown(results)).toContain('npm run bench -- --seconds 10');
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
