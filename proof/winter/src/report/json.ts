import type { WinterReport } from './winter-report.ts';

/** The report as JSON, byte for byte the same for the same report: every object's fields stand in the order of their names. */
export function renderJson(report: WinterReport): string {
  return `${JSON.stringify(
    report,
    (_name, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
        : value,
    2,
  )}\n`;
}
