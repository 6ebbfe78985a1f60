import { type TextColumn, textTable } from '@iwaa/proof-kit/report/text-table';
import { inReadingOrder } from '@iwaa/words/in-reading-order';
import type { Check } from '../check/check.ts';
import { type Paints, paintsOf } from './paints.ts';
import { rankedAttention } from './ranked-attention.ts';
import { rankedDeclines } from './ranked-declines.ts';
import { rankedOutcomes } from './ranked-outcomes.ts';
import { checkInWords, differencesInWords, linkInWords } from './said-of.ts';
import { sparkline } from './sparkline.ts';
import { headline, keyFigures, verdict } from './winter-in-words.ts';
import type { NightReport, WinterReport } from './winter-report.ts';
import { withoutControls } from './without-controls.ts';
import { type Wording, wordingOf } from './wording.ts';
import { wrapped } from './wrapped.ts';

export interface TerminalOptions {
  /** Columns; lines are no longer, from 60 on. */
  readonly width: number;
  readonly colour: boolean;
}

/** How the report is shown: in which words, how wide and in which colours. */
interface Style {
  readonly wording: Wording;
  readonly width: number;
  readonly paints: Paints;
}

/** The report in the campaign's language, as lines for a terminal, or for a log when colours are left out. */
export function renderTerminal(report: WinterReport, options: TerminalOptions): string {
  const width = Math.max(60, options.width);
  const paints = paintsOf(options.colour);
  const clean = withoutControls(report);
  const wording = wordingOf(report.language);
  const { words } = wording;
  const style = { wording, width, paints };
  const wrong = clean.checks.filter(({ ok }) => !ok);
  const sections: string[][] = [
    [
      paints.bold(words.title(clean.campaignId)),
      ...wrapped(headline(clean, wording), width),
      clean.ok ? paints.good(verdict(clean, wording)) : paints.bad(verdict(clean, wording)),
    ],
    ...(wrong.length > 0
      ? [[paints.bold(words.wrong), ...wrong.flatMap((check) => told(check, style))]]
      : []),
    [
      paints.bold(words.inAll),
      ...wrapped(
        keyFigures(clean, wording)
          .map(({ count, label }) => `${label} ${count}`)
          .join(' · '),
        width,
      ),
    ],
    nights(clean, style),
    outcomes(clean, style),
    attention(clean, style),
    declines(clean, style),
    durations(clean, style),
    [
      paints.bold(words.checked),
      paints.dim(`${words.claim} (${words.examined})`),
      ...clean.checks.flatMap((check) => checkLine(check, style)),
    ],
    restarts(clean, style),
    ...(clean.links.length > 0
      ? [
          [
            paints.bold(words.links),
            ...clean.links.flatMap((link) => [
              `  ${linkInWords(link, words)}`,
              paints.dim(`    ${link.url}`),
            ]),
          ],
        ]
      : []),
  ];
  return sections.map((lines) => lines.map((line) => readable(line, wording)).join('\n')).join('\n\n');
}

const paintBegins = '\u001b[';

/**
 * A line that reads in order in Arabic too: what stands apart by two blanks is a cell, which keeps its place whichever way the
 * terminal writes, and each has its own direction. An address is copied, so it stays as it is.
 */
function readable(line: string, { language }: Wording): string {
  if (language !== 'ar' || line.includes('://')) return line;
  const [plain = '', ...painted] = line.split(paintBegins);
  const inPaint = painted.map((part) => {
    const end = part.indexOf('m') + 1;
    return paintBegins + part.slice(0, end) + cellsApart(part.slice(end));
  });
  return cellsApart(plain) + inPaint.join('');
}

function cellsApart(text: string): string {
  return text
    .split(/( {2,})/)
    .map((cell) => (/\p{Script=Arabic}/u.test(cell) ? inReadingOrder('ar', cell) : cell))
    .join('');
}

function nights({ nights: all, scale }: WinterReport, { wording, width, paints }: Style): string[] {
  const { words, number, night: nightName } = wording;
  const { columns, groups } = words;
  const rows = all.map((night) => [
    nightName(night.night, false),
    `${number(night.replayed.contacts)}/${number(night.reported.contacts)}`,
    `${number(night.replayed.placements)}/${number(night.reported.placements)}`,
    `${number(night.occupied)}/${number(night.beds)}`,
    ...[
      night.bedsHeld,
      night.waited,
      night.declined,
      night.holdsLapsed,
      night.referrals,
      night.returnsHome,
    ].map(number),
  ]);
  const named: readonly TextColumn[] = [
    { name: words.night, alignLeft: true },
    { name: groups.contacts },
    { name: groups.placements },
    { name: columns.inBed },
    { name: columns.bedsHeld },
    { name: columns.waited },
    { name: columns.declined },
    { name: columns.holdsLapsed, spare: true },
    { name: columns.referrals, spare: true },
    { name: columns.returnsHome, spare: true },
  ];
  const [header = '', ...lines] = textTable(named, rows, width - 2);
  return [
    paints.bold(words.nightByNight),
    ...wrapped(
      `${groups.contacts} · ${groups.placements} – ${columns.replayed}/${columns.reported}. ${words.nightsNote(wording.scale(scale))}`,
      width,
    ).map(paints.dim),
    paints.dim(`  ${header}`),
    ...lines.map((line) => `  ${line}`),
    ...curves(all, wording, width),
  ];
}

function curves(
  all: readonly NightReport[],
  { words, number, night: nightName }: Wording,
  width: number,
): string[] {
  const { columns, groups } = words;
  const longest = Math.max(
    ...[groups.contacts, groups.placements, columns.inBed].map(({ length }) => length),
  );
  const curve = (name: string, of: (night: NightReport) => number): string => {
    const line = sparkline(all.map(of), width - longest - 28);
    const peak = all.reduce<NightReport | undefined>(
      (most, night) => (!most || of(night) > of(most) ? night : most),
      undefined,
    );
    const most = peak ? words.peak(number(of(peak)), nightName(peak.night, false)) : '';
    return `  ${name.padEnd(longest)}  ${line}  ${most}`.trimEnd();
  };
  return [
    '',
    curve(groups.contacts, ({ replayed }) => replayed.contacts),
    curve(groups.placements, ({ replayed }) => replayed.placements),
    curve(columns.inBed, ({ occupied }) => occupied),
  ];
}

function outcomes(report: WinterReport, { wording, width, paints }: Style): string[] {
  const { words, number } = wording;
  const ranked = rankedOutcomes(report.outcomes, wording);
  const longest = Math.max(...ranked.map(({ words: outcome }) => outcome.length), 0);
  const room = Math.min(30, width - longest - 29);
  const most = Math.max(...ranked.map(({ count }) => count), 1);
  return [
    paints.bold(words.outcomes),
    ...wrapped(`${words.outcomesCaption(report.totals.cases)}.`, width).map(paints.dim),
    ...ranked.map(({ words: outcome, code, count, share }) =>
      [
        `  ${outcome.padEnd(longest)}`,
        (code === null ? '' : `HUD ${code}`).padEnd(7),
        number(count).padStart(6),
        wording.percent(share).padStart(6),
        '█'.repeat(Math.max(1, Math.round((count / most) * Math.max(1, room)))),
      ].join('  '),
    ),
    ...(ranked.length === 0 ? [`  ${words.noCase}`] : []),
  ];
}

function attention(report: WinterReport, { wording, width, paints }: Style): string[] {
  const { words } = wording;
  const { cases } = report.attention;
  if (cases === 0) return [paints.bold(words.attention), `  ${words.nothingNeedsAttention}`];
  return [
    paints.bold(words.attention),
    ...wrapped(`${words.attentionCaption(cases)}. ${words.attentionNote}`, width).map(paints.dim),
    ...reasonLines(rankedAttention(report, wording), wording),
  ];
}

function declines(report: WinterReport, { wording, paints }: Style): string[] {
  const ranked = rankedDeclines(report, wording);
  return [
    paints.bold(wording.words.declines),
    ...reasonLines(ranked, wording),
    ...(ranked.length === 0 ? [`  ${wording.words.nobodyDeclined}`] : []),
  ];
}

function reasonLines(
  ranked: readonly { readonly words: string; readonly count: number }[],
  { number }: Wording,
): string[] {
  const longest = Math.max(...ranked.map(({ words: reason }) => reason.length), 0);
  return ranked.map(
    ({ words: reason, count }) => `  ${reason.padEnd(longest)}  ${number(count).padStart(6)}`,
  );
}

function durations({ times, cost }: WinterReport, { wording, width, paints }: Style): string[] {
  const { words, number, time } = wording;
  const row = (name: string, { count, medianMs, p99Ms }: WinterReport['times']['needToBed']): string[] =>
    count === 0 ? [name, words.didNotHappen, '', ''] : [name, number(count), time(medianMs), time(p99Ms)];
  const spread = (name: string, { mean, most }: { mean: number; most: number }): string[] => [
    name,
    number(mean),
    number(most),
  ];
  return [
    paints.bold(words.howLong),
    ...textTable(
      [
        { name: words.from, alignLeft: true },
        { name: words.times },
        { name: words.median },
        { name: words.within99 },
      ],
      [row(words.needToBed, times.needToBed), row(words.referralToAnswer, times.referralToAnswer)],
      width - 2,
    ).map((line) => `  ${line}`),
    '',
    paints.bold(words.cost),
    paints.dim(`${words.costCaption(cost.cases)}.`),
    ...textTable(
      [{ name: '', alignLeft: true }, { name: words.mean }, { name: words.most }],
      [spread(words.historyEvents, cost.historyEvents), spread(words.workflowTasks, cost.workflowTasks)],
      width - 2,
    ).map((line) => `  ${line}`),
  ];
}

function restarts({ restarts: parts }: WinterReport, { wording, width, paints }: Style): string[] {
  const { words, number } = wording;
  const died = Object.entries(parts).filter(([, times]) => times > 0);
  if (died.length === 0) return [paints.bold(words.restarts), `  ${words.noRestart}`];
  return [
    paints.bold(words.restarts),
    ...wrapped(`${words.restartsCaption}.`, width).map(paints.dim),
    ...died.flatMap(([part, times]) => wrapped(`  ${part} ${number(times)}`, width)),
  ];
}

function checkLine(check: Check, { wording, width, paints }: Style): string[] {
  const { words, number } = wording;
  const longest = Math.max(words.holds.length, words.differs.length);
  const [mark, paint] = check.ok ? [`✓ ${words.holds}`, paints.good] : [`✗ ${words.differs}`, paints.bad];
  const { name, claim } = checkInWords(check, words);
  const looked = check.note === undefined ? number(check.examined) : words.nothingToExamine;
  const [first = '', ...rest] = wrapped(`${name} – ${claim} (${looked})`, width - longest - 6);
  const indent = ' '.repeat(longest + 6);
  return [`  ${paint(mark.padEnd(longest + 2))}  ${first}`, ...rest.map((line) => `${indent}${line}`)];
}

function told(check: Check, { wording, width, paints }: Style): string[] {
  const { words } = wording;
  const { name, claim } = checkInWords(check, words);
  return [
    ...wrapped(`✗ ${name} – ${words.notSo(claim)}`, width - 2).map((line) => `  ${paints.bad(line)}`),
    ...differencesInWords(check, words.found).flatMap((difference) =>
      wrapped(difference, width - 4).map((line) => `    ${line}`),
    ),
  ];
}
