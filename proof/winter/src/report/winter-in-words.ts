import type { NightLevel } from '@iwaa/contracts/vocabulary';
import type { WinterReport } from './winter-report.ts';
import type { Wording } from './wording.ts';

/** What was replayed and how long it took, in a few sentences. */
export function headline(report: WinterReport, wording: Wording): string {
  const { nights, scale, input, seed, source } = report;
  const { words } = wording;
  const [first, last] = [nights[0], nights.at(-1)];
  return [
    words.replayed({
      nights: nights.length,
      span: first && last ? words.span(wording.night(first.night), wording.night(last.night)) : undefined,
      input,
      scale: wording.scale(scale),
      seed,
    }),
    // A path that ends with the file's name says nothing more to a reader.
    ...(source.endsWith(input) ? [] : [words.source(source)]),
    ...coldNights(report, wording),
    words.pace(
      wording.time(report.nightsMs),
      wording.number(report.contactsPerSecond),
      wording.time(report.untilIdleMs),
    ),
  ].join(' ');
}

function coldNights({ nights }: WinterReport, { words }: Wording): string[] {
  const count = (level: NightLevel): number => nights.filter((night) => night.level === level).length;
  const [cold, severe] = [count('cold'), count('severe')];
  return cold + severe === 0 ? [] : [words.coldNights(cold, severe)];
}

/** Whether all is as it has to be, in a sentence. */
export function verdict({ checks, ok }: WinterReport, { words }: Wording): string {
  const wrong = checks.filter((check) => !check.ok).length;
  if (wrong > 0) return `✗ ${words.someDiffer(wrong, checks.length)}`;
  return ok ? `✓ ${words.allHold(checks.length)}` : `✗ ${words.notAsItHasToBe}`;
}

export interface KeyFigure {
  readonly count: string;
  readonly label: string;
}

/** The totals, those of the street first and of the way home last. */
export function keyFigures({ totals, attention }: WinterReport, { words, number }: Wording): KeyFigure[] {
  const counts = { ...totals, needAttention: attention.cases };
  return order.map((figure) => ({ count: number(counts[figure]), label: words.keyFigures[figure] }));
}

const order = [
  'contacts',
  'people',
  'placesVisited',
  'placesMissed',
  'cases',
  'placements',
  'declined',
  'alerts',
  'alertsUnanswered',
  'absentWithPass',
  'absentWithoutPass',
  'offers',
  'offersDeclined',
  'offersLapsed',
  'moved',
  'mistakes',
  'bedsLost',
  'referrals',
  'referralsCompleted',
  'returnsHome',
  'visits',
  'deadlinesMissed',
  'needAttention',
  'facts',
] as const;
