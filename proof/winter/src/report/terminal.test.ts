import { stripVTControlCharacters } from 'node:util';
import { languages } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exampleReport, exampleReportWithDifferences } from './example-report.ts';
import { anyText, hostileReport } from './hostile-report.ts';
import { renderTerminal } from './terminal.ts';

/** The marks by which Arabic is read in order; a terminal shows nothing of them. */
const isolates = /[\u2066-\u2069]/g;

const plain = { width: 100, colour: false };

/** Lines that may be longer than the width: an address is not broken, so that it can be followed. */
const isAddress = (line: string): boolean => /^ {4}https?:/.test(line);

describe('the report in a terminal', () => {
  it('keeps within any width from 80 to 120 columns, at any scale, in any language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 80, max: 120 }),
        fc.constantFrom(0.01, 0.1, 1),
        fc.constantFrom(...languages),
        (width, scale, language) => {
          const report = { ...exampleReport(scale), language };
          const lines = renderTerminal(report, { width, colour: false }).replace(isolates, '').split('\n');
          for (const line of lines) expect(isAddress(line) || line.length <= width).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['ar', '✓ كل التحققات صحيحة، وعددها 20.'],
    ['fr', '✓ Les 20 vérifications sont satisfaites.'],
    ['en', '✓ All 20 checks hold.'],
  ] as const)(
    'is in the language of the campaign, and has no English word beside it: %s',
    (language, verdict) => {
      const text = renderTerminal({ ...exampleReport(), language }, plain).replace(isolates, '');
      expect(text).toContain(verdict);
      if (language !== 'en')
        expect(text).not.toMatch(/\b(?:Nights|Checks|Links|Times|most|never|examined|of)\b/);
    },
  );

  it('keeps the columns of its tables in their places in Arabic: no direction goes over two of them', () => {
    const report = { ...exampleReport(), language: 'ar' as const };
    const lines = renderTerminal(report, { width: 120, colour: true }).split('\n');
    expect(lines.find((line) => line.includes('41/410'))).toMatch(
      /^ {2}\u2067\u206612\u2069[^\d/]+\u2069 +41\/410 +5\/53 /u,
    );
  });

  it('has a line for each night with what was replayed of what was reported', () => {
    const lines = renderTerminal(exampleReport(), plain).split('\n');
    expect(lines.filter((line) => /^ {2}\d+ (Dec|Jan) /.test(line))).toHaveLength(29);
    expect(lines.find((line) => line.startsWith('  12 Dec'))).toMatch(/41\/410 +5\/53 /);
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
    expect(renderTerminal(exampleReport(), plain)).toContain('✓ All 20 checks hold.');
    const text = renderTerminal(exampleReportWithDifferences('bed/one was given twice'), plain);
    expect(text).toContain('✗ 1 of 20 checks found differences.');
    expect(text.indexOf('bed/one was given twice')).toBeLessThan(text.indexOf('In all'));
    expect(text).toContain('casework 2');
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
