import { describe, expect, it } from '@jest/globals';
import { exampleReport } from './example-report.ts';
import { renderJson } from './json.ts';

describe('the report as JSON', () => {
  it('holds the whole report', () => {
    expect(JSON.parse(renderJson(exampleReport()))).toEqual(exampleReport());
  });

  it('is the same text for the same report, in whatever order it was made', () => {
    const report = exampleReport();
    const turned = {
      ...Object.fromEntries(Object.entries(report).reverse()),
      outcomes: Object.fromEntries(Object.entries(report.outcomes).reverse()),
    } as typeof report;
    expect(renderJson(turned)).toBe(renderJson(report));
    expect(renderJson(report).endsWith('}\n')).toBe(true);
  });
});
