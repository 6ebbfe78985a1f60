import type { WinterReport } from './winter-report.ts';
import { counted, formatNight, formatNumber, formatTime } from './wording.ts';

/** What was replayed and how long it took, in a few sentences. */
export function headline(report: WinterReport): string {
  const { nights, scale, input, seed, source } = report;
  const [first, last] = [nights[0], nights.at(-1)];
  const span = first && last ? `, ${formatNight(first.night)} to ${formatNight(last.night)}` : '';
  const scaled = scale === 1 ? 'at full scale' : `at scale ${Number(scale.toPrecision(4))}`;
  return [
    `${counted(nights.length, 'night')}${span}, replayed from ${input} ${scaled} with the seed ${seed}.`,
    // A path that ends with the file's name says nothing more to a reader.
    ...(source.endsWith(input) ? [] : [`Source: ${source}.`]),
    `Took ${formatTime(report.nightsMs)}, at ${formatNumber(Math.round(report.contactsPerSecond * 10) / 10)} contacts a second; idle ${formatTime(report.untilIdleMs)} later.`,
  ].join(' ');
}

/** Whether all is as it has to be, in a sentence. */
export function verdict({ checks, ok }: WinterReport): string {
  const wrong = checks.filter((check) => !check.ok).length;
  if (wrong > 0) return `✗ ${wrong} of ${counted(checks.length, 'check')} found differences.`;
  if (!ok) return '✗ The winter is not as it has to be.';
  return `✓ ${checks.length === 1 ? 'The one check holds' : `All ${checks.length} checks hold`}.`;
}

export interface KeyFigure {
  readonly count: string;
  readonly noun: string;
}

/** The totals, those of the street first and of the way home last. */
export function keyFigures({ totals }: WinterReport): KeyFigure[] {
  const figures: [number, string, string][] = [
    [totals.contacts, 'contact', 'contacts'],
    [totals.people, 'person', 'people'],
    [totals.cases, 'case', 'cases'],
    [totals.placements, 'placement', 'placements'],
    [totals.declined, 'offer declined', 'offers declined'],
    [totals.referrals, 'referral', 'referrals'],
    [totals.referralsCompleted, 'referral completed', 'referrals completed'],
    [totals.returnsHome, 'return home', 'returns home'],
    [totals.visits, 'follow-up visit', 'follow-up visits'],
    [totals.deadlinesMissed, 'deadline missed', 'deadlines missed'],
    [totals.facts, 'fact published', 'facts published'],
  ];
  return figures.map(([count, one, many]) => ({
    count: formatNumber(count),
    noun: count === 1 ? one : many,
  }));
}
