import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exampleReport, exampleReportWithDifferences } from './example-report.ts';
import { anyText, hostileReport } from './hostile-report.ts';
import { renderTerminal } from './terminal.ts';

const plain = { width: 100, colour: false };

/** Lines that may be longer than the width: an address is not broken, so that it can be followed. */
const isAddress = (line: string): boolean => /^ {4}https?:/.test(line);

describe('the report in a terminal', () => {
  it('keeps within any width from 80 to 120 columns, at any scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 80, max: 120 }), fc.constantFrom(0.01, 0.1, 1), (width, scale) => {
        const lines = renderTerminal(exampleReport(scale), { width, colour: false }).split('\n');
        for (const line of lines) expect(isAddress(line) || line.length <= width).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('has a line for each night with what was replayed of what was reported', () => {
    const lines = renderTerminal(exampleReport(), plain).split('\n');
    expect(lines.filter((line) => /^ {2}\d+ (Dec|Jan) /.test(line))).toHaveLength(29);
    expect(lines.find((line) => line.startsWith('  12 Dec'))).toMatch(/41 of 410 +5 of 53 /);
  });

  it('writes no control character without colours, and the same words with them', () => {
    const text = renderTerminal(exampleReport(), plain);
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
    const coloured = renderTerminal(exampleReport(), { ...plain, colour: true });
    expect(coloured).toContain('\u001b[32m');
    expect(stripVTControlCharacters(coloured)).toBe(text);
  });

  it('says how long the nights took and when the platform was idle', () => {
    const text = renderTerminal(exampleReport(), plain).replace(/\s+/g, ' ');
    expect(text).toMatch(/Took [\d. a-z]+, at [\d.,]+ contacts a second; idle [\d. a-z]+ later\./);
    expect(text).not.toContain('${');
  });

  it('tells first what is wrong, when something is', () => {
    expect(renderTerminal(exampleReport(), plain)).toContain('✓ All 9 checks hold.');
    const text = renderTerminal(exampleReportWithDifferences('bed/one was given twice'), plain);
    expect(text).toContain('✗ 1 of 9 checks found differences.');
    expect(text.indexOf('bed/one was given twice')).toBeLessThan(text.indexOf('In all'));
    expect(text).toContain('casework died and was started again 2 times.');
  });

  it('lets no text steer the terminal', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = renderTerminal(hostileReport(`\u001b[2J${text}`), plain);
        expect(shown).not.toMatch(/[^\P{Cc}\n]/u);
      }),
      { numRuns: 15 },
    );
  });

  it('shows a winter without nights', () => {
    const report = exampleReport();
    const text = renderTerminal(
      {
        ...report,
        nights: [],
        outcomes: {},
        times: {
          needToBed: { count: 0, medianMs: 0, p99Ms: 0 },
          referralToAnswer: { count: 0, medianMs: 0, p99Ms: 0 },
        },
      },
      plain,
    );
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });
});
