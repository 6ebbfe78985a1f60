import type { Check } from '@iwaa/proof-kit/check/check';
import { type TextColumn, textTable } from '@iwaa/proof-kit/report/text-table';
import { type Paints, paintsOf } from './paints.ts';
import { rankedDeclines } from './ranked-declines.ts';
import { rankedOutcomes } from './ranked-outcomes.ts';
import { sparkline } from './sparkline.ts';
import { headline, keyFigures, verdict } from './winter-in-words.ts';
import type { NightReport, WinterReport } from './winter-report.ts';
import { withoutControls } from './without-controls.ts';
import { counted, formatNight, formatNumber, formatTime } from './wording.ts';
import { wrapped } from './wrapped.ts';

export interface TerminalOptions {
  /** Columns; lines are no longer, from 60 on. */
  readonly width: number;
  readonly colour: boolean;
}

/** The report as lines for a terminal, or for a log when colours are left out. */
export function renderTerminal(report: WinterReport, options: TerminalOptions): string {
  const width = Math.max(60, options.width);
  const paints = paintsOf(options.colour);
  const clean = withoutControls(report);
  const wrong = clean.checks.filter(({ ok }) => !ok);
  const title = `Winter ${clean.campaignId}`;
  const sections: string[][] = [
    [
      paints.bold(title),
      ...wrapped(headline(clean), width),
      clean.ok ? paints.good(verdict(clean)) : paints.bad(verdict(clean)),
    ],
    ...(wrong.length > 0
      ? [[paints.bold('What is wrong'), ...wrong.flatMap((check) => told(check, width, paints))]]
      : []),
    [
      paints.bold('In all'),
      ...wrapped(
        keyFigures(clean)
          .map(({ count, noun }) => `${count} ${noun}`)
          .join(' · '),
        width,
      ),
    ],
    nights(clean, width, paints),
    outcomes(clean, width, paints),
    declines(clean, paints),
    durations(clean, width, paints),
    [paints.bold('Checks'), ...clean.checks.flatMap((check) => checkLine(check, width, paints))],
    restarts(clean, width, paints),
    ...(clean.links.length > 0
      ? [
          [
            paints.bold('Links'),
            ...clean.links.flatMap(({ label, url }) => [`  ${label}`, paints.dim(`    ${url}`)]),
          ],
        ]
      : []),
  ];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

const nightColumns: readonly TextColumn[] = [
  { name: 'night', alignLeft: true },
  { name: 'contacts' },
  { name: 'placed' },
  { name: 'in bed' },
  { name: 'held' },
  { name: 'waited' },
  { name: 'declined' },
  { name: 'lapsed', spare: true },
  { name: 'referred', spare: true },
  { name: 'home', spare: true },
];

function nights({ nights: all, scale }: WinterReport, width: number, paints: Paints): string[] {
  const rows = all.map((night) => [
    formatNight(night.night, false),
    `${formatNumber(night.replayed.contacts)} of ${formatNumber(night.reported.contacts)}`,
    `${formatNumber(night.replayed.placements)} of ${formatNumber(night.reported.placements)}`,
    `${formatNumber(night.occupied)} of ${formatNumber(night.beds)}`,
    ...[
      night.bedsHeld,
      night.waited,
      night.declined,
      night.holdsLapsed,
      night.referrals,
      night.returnsHome,
    ].map(formatNumber),
  ]);
  const [header = '', ...lines] = textTable(nightColumns, rows, width - 2);
  return [
    paints.bold('Nights'),
    ...wrapped(
      `Contacts and placements: replayed of reported${scale === 1 ? '' : `, at scale ${formatScale(scale)}`}. In bed: people in a bed at the end of the night, of the beds there are.`,
      width,
    ).map(paints.dim),
    paints.dim(`  ${header}`),
    ...lines.map((line) => `  ${line}`),
    ...curves(all, width),
  ];
}

function curves(all: readonly NightReport[], width: number): string[] {
  const curve = (name: string, of: (night: NightReport) => number): string => {
    const line = sparkline(all.map(of), width - 36);
    const peak = all.reduce<NightReport | undefined>(
      (most, night) => (!most || of(night) > of(most) ? night : most),
      undefined,
    );
    return `  ${name.padEnd(9)} ${line}  ${peak ? `most ${formatNumber(of(peak))}, ${formatNight(peak.night, false)}` : ''}`.trimEnd();
  };
  return [
    '',
    curve('contacts', ({ replayed }) => replayed.contacts),
    curve('placed', ({ replayed }) => replayed.placements),
    curve('in bed', ({ occupied }) => occupied),
  ];
}

function outcomes(report: WinterReport, width: number, paints: Paints): string[] {
  const ranked = rankedOutcomes(report.outcomes);
  const room = Math.min(30, width - 58);
  const most = Math.max(...ranked.map(({ count }) => count), 1);
  return [
    paints.bold(`Outcomes of ${counted(report.totals.cases, 'case')}`),
    ...ranked.map(({ words, code, count, share }) =>
      [
        `  ${words.padEnd(32)}`,
        (code === null ? '' : `HUD ${code}`).padEnd(7),
        formatNumber(count).padStart(6),
        `${Math.round(share * 100)} %`.padStart(5),
        '█'.repeat(Math.max(1, Math.round((count / most) * Math.max(1, room)))),
      ].join(' '),
    ),
    ...(ranked.length === 0 ? ['  No case was opened.'] : []),
  ];
}

function declines(report: WinterReport, paints: Paints): string[] {
  const ranked = rankedDeclines(report);
  return [
    paints.bold('Why beds were declined'),
    ...ranked.map(({ words, count }) => `  ${words.padEnd(32)} ${formatNumber(count).padStart(14)}`),
    ...(ranked.length === 0 ? ['  Nobody declined a bed.'] : []),
  ];
}

function durations({ times, cost }: WinterReport, width: number, paints: Paints): string[] {
  const row = (name: string, { count, medianMs, p99Ms }: WinterReport['times']['needToBed']): string[] =>
    count === 0
      ? [name, 'never', '', '']
      : [name, formatNumber(count), formatTime(medianMs), formatTime(p99Ms)];
  const spread = (name: string, { mean, most }: { mean: number; most: number }): string[] => [
    name,
    formatNumber(Math.round(mean * 10) / 10),
    formatNumber(most),
  ];
  return [
    paints.bold('Times'),
    ...textTable(
      [{ name: '', alignLeft: true }, { name: 'times' }, { name: 'median' }, { name: '99th of 100' }],
      [
        row('from a need to its bed', times.needToBed),
        row('from a referral to its answer', times.referralToAnswer),
      ],
      width - 2,
    ).map((line) => `  ${line}`),
    '',
    paints.bold(`What a case costs in Temporal, over ${counted(cost.cases, 'case')}`),
    ...textTable(
      [{ name: '', alignLeft: true }, { name: 'mean' }, { name: 'most' }],
      [spread('history events', cost.historyEvents), spread('workflow tasks', cost.workflowTasks)],
      width - 2,
    ).map((line) => `  ${line}`),
  ];
}

function restarts({ restarts: parts }: WinterReport, width: number, paints: Paints): string[] {
  const died = Object.entries(parts).filter(([, times]) => times > 0);
  return [
    paints.bold('Restarts'),
    ...(died.length === 0
      ? ['  No part died while the winter ran.']
      : died.flatMap(([part, times]) =>
          wrapped(`  ${part} died and was started again ${counted(times, 'time')}.`, width),
        )),
  ];
}

function checkLine(check: Check, width: number, paints: Paints): string[] {
  const [mark, paint] = check.ok ? ['✓ holds  ', paints.good] : ['✗ differs', paints.bad];
  const [first = '', ...rest] = wrapped(
    `${check.name}: ${check.claim} (${check.note ?? `${formatNumber(check.examined)} examined`})`,
    width - 13,
  );
  return [`  ${paint(mark)}  ${first}`, ...rest.map((line) => `${' '.repeat(13)}${line}`)];
}

function told(check: Check, width: number, paints: Paints): string[] {
  return [
    ...wrapped(`✗ ${check.name}: not so that ${check.claim}.`, width - 2).map(
      (line) => `  ${paints.bad(line)}`,
    ),
    ...check.differences.flatMap((difference) => wrapped(difference, width - 4).map((line) => `    ${line}`)),
  ];
}

function formatScale(scale: number): string {
  return String(Number(scale.toPrecision(4)));
}
