import type { WinterReport } from './winter-report.ts';

/** A copy without control characters in any text, so that no value can steer the terminal. */
export function withoutControls(report: WinterReport): WinterReport {
  const clean = (text: string): string => text.replace(/\p{C}+/gu, '?');
  const values: WinterReport = JSON.parse(JSON.stringify(report), (_name, value) =>
    typeof value === 'string' ? clean(value) : value,
  );
  return {
    ...values,
    restarts: Object.fromEntries(
      Object.entries(report.restarts).map(([part, times]) => [clean(part), times]),
    ),
  };
}
