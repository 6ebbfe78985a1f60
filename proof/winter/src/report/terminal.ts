import type { Check } from '@iwaa/proof-kit/check/check';
import { type TextColumn, textTable } from '@iwaa/proof-kit/report/text-table';
import { englishCount } from '@iwaa/words/counted';
import { type Paints, paintsOf } from './paints.ts';
import { rankedAttention } from './ranked-attention.ts';
import { rankedDeclines } from './ranked-declines.ts';
import { rankedOutcomes } from './ranked-outcomes.ts';
import { checkInWords, linkInWords } from './said-of.ts';
import { sparkline } from './sparkline.ts';
import { headline, keyFigures, verdict } from './winter-in-words.ts';
import type { NightReport, WinterReport } from './winter-report.ts';
import { withoutControls } from './without-controls.ts';
import { wordingOf } from './wording.ts';
import { wrapped } from './wrapped.ts';

/** A terminal speaks as the commands do: few show Arabic in its order. */
const english = wordingOf('en');
const { words, number: formatNumber, night: formatNight, time: formatTime } = english;

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
  const title = words.title(clean.campaignId);
  const sections: string[][] = [
    [
      paints.bold(title),
      ...wrapped(headline(clean, english), width),
      clean.ok ? paints.good(verdict(clean, english)) : paints.bad(verdict(clean, english)),
    ],
    ...(wrong.length > 0
      ? [[paints.bold(words.wrong), ...wrong.flatMap((check) => told(check, width, paints))]]
      : []),
    [
      paints.bold(words.inAll),
      ...wrapped(
        keyFigures(clean, english)
          .map(({ count, label }) => `${label} ${count}`)
          .join(' · '),
        width,
      ),
    ],
    nights(clean, width, paints),
    outcomes(clean, width, paints),
    attention(clean, width, paints),
    declines(clean, paints),
    durations(clean, width, paints),
    [paints.bold('Checks'), ...clean.checks.flatMap((check) => checkLine(check, width, paints))],
    restarts(clean, width, paints),
    ...(clean.links.length > 0
      ? [
          [
            paints.bold('Links'),
            ...clean.links.flatMap((link) => [
              `  ${linkInWords(link, words)}`,
              paints.dim(`    ${link.url}`),
            ]),
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
      `Contacts and placements: replayed of reported${scale === 1 ? '' : `, at scale ${english.scale(scale)}`}. In bed: people in a bed at the end of the night, of the beds there are.`,
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
  const ranked = rankedOutcomes(report.outcomes, english);
  const room = Math.min(30, width - 58);
  const most = Math.max(...ranked.map(({ count }) => count), 1);
  return [
    paints.bold(words.outcomes),
    ...wrapped(`${words.outcomesCaption(report.totals.cases)}.`, width).map(paints.dim),
    ...ranked.map(({ words: outcome, code, count, share }) =>
      [
        `  ${outcome.padEnd(32)}`,
        (code === null ? '' : `HUD ${code}`).padEnd(7),
        formatNumber(count).padStart(6),
        `${Math.round(share * 100)} %`.padStart(5),
        '█'.repeat(Math.max(1, Math.round((count / most) * Math.max(1, room)))),
      ].join(' '),
    ),
    ...(ranked.length === 0 ? [`  ${words.noCase}`] : []),
  ];
}

function attention(report: WinterReport, width: number, paints: Paints): string[] {
  const { cases } = report.attention;
  if (cases === 0) return [paints.bold(words.attention), `  ${words.nothingNeedsAttention}`];
  return [
    paints.bold(words.attention),
    ...wrapped(`${words.attentionCaption(cases)}. ${words.attentionNote}`, width).map(paints.dim),
    ...rankedAttention(report, english).map(reasonLine),
  ];
}

function declines(report: WinterReport, paints: Paints): string[] {
  const ranked = rankedDeclines(report, english);
  return [
    paints.bold(words.declines),
    ...ranked.map(reasonLine),
    ...(ranked.length === 0 ? [`  ${words.nobodyDeclined}`] : []),
  ];
}

function reasonLine({ words: reason, count }: { readonly words: string; readonly count: number }): string {
  return `  ${reason.padEnd(40)} ${formatNumber(count).padStart(6)}`;
}

function durations({ times, cost }: WinterReport, width: number, paints: Paints): string[] {
  const row = (name: string, { count, medianMs, p99Ms }: WinterReport['times']['needToBed']): string[] =>
    count === 0
      ? [name, 'never', '', '']
      : [name, formatNumber(count), formatTime(medianMs), formatTime(p99Ms)];
  const spread = (name: string, { mean, most }: { mean: number; most: number }): string[] => [
    name,
    formatNumber(mean),
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
    paints.bold(words.cost),
    paints.dim(`${words.costCaption(cost.cases)}.`),
    ...textTable(
      [{ name: '', alignLeft: true }, { name: 'mean' }, { name: 'most' }],
      [spread(words.historyEvents, cost.historyEvents), spread(words.workflowTasks, cost.workflowTasks)],
      width - 2,
    ).map((line) => `  ${line}`),
  ];
}

function restarts({ restarts: parts }: WinterReport, width: number, paints: Paints): string[] {
  const died = Object.entries(parts).filter(([, times]) => times > 0);
  return [
    paints.bold(words.restarts),
    ...(died.length === 0
      ? [`  ${words.noRestart}`]
      : died.flatMap(([part, times]) =>
          wrapped(
            `  ${part} died and was started again ${englishCount(times, { one: 'once', other: '# times' })}.`,
            width,
          ),
        )),
  ];
}

function checkLine(check: Check, width: number, paints: Paints): string[] {
  const [mark, paint] = check.ok ? ['✓ holds  ', paints.good] : ['✗ differs', paints.bad];
  const { name, claim } = checkInWords(check, words);
  const [first = '', ...rest] = wrapped(
    `${name}: ${claim} (${check.note ?? `${formatNumber(check.examined)} examined`})`,
    width - 13,
  );
  return [`  ${paint(mark)}  ${first}`, ...rest.map((line) => `${' '.repeat(13)}${line}`)];
}

function told(check: Check, width: number, paints: Paints): string[] {
  const { name, claim } = checkInWords(check, words);
  return [
    ...wrapped(`✗ ${name}: ${words.notSo(claim)}`, width - 2).map((line) => `  ${paints.bad(line)}`),
    ...check.differences.flatMap((difference) => wrapped(difference, width - 4).map((line) => `    ${line}`)),
  ];
}
