import fc from 'fast-check';
import { exampleReportWithDifferences } from './example-report.ts';
import type { WinterReport } from './winter-report.ts';

/** A report in which every text that comes from outside is the given one, for the tests of what is shown of it. */
export function hostileReport(text: string): WinterReport {
  const report = exampleReportWithDifferences(text, text);
  return {
    ...report,
    campaignId: text,
    input: text,
    source: `${text}!`,
    seed: text,
    startedAt: text,
    nights: report.nights.map((night, index) => (index < 2 ? { ...night, night: text } : night)),
    restarts: { [`part ${text}`]: 1 },
    links: [
      { to: 'list', name: text, url: text },
      { to: 'api', name: text, url: `https://example.org/${text}` },
      { to: 'list', name: 'script', url: 'javascript:alert(1)' },
    ],
    checks: report.checks.map((check) => ({ ...check, name: text, claim: text })),
  };
}

/** Any text, control characters and lone surrogates among it. */
export const anyText = fc
  .array(fc.oneof(fc.nat(0xff), fc.nat(0x10ffff)), { maxLength: 30 })
  .map((points) => String.fromCodePoint(...points));
