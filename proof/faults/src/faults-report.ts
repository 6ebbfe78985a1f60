import type { Idle } from '@iwaa/proof-kit/wait-until-idle';
import { type Finding, holds } from './check/finding.ts';
import type { DoneFault } from './faults/done-fault.ts';
import { faultInWords } from './faults/plan-faults.ts';

/** What was done and what was found. */
export interface FaultsReport {
  readonly seed: string;
  readonly startedAt: string;
  readonly loadMs: number;
  /** The share of their time that the machine's cores were busy while the load lasted, from 0 to 1. */
  readonly coresBusy: number;
  readonly writes: {
    readonly acknowledged: number;
    readonly refused: Readonly<Record<string, number>>;
    /** Without an answer at the end of the load, before they were repeated. */
    readonly unknown: number;
    /** Tries whose answer never came. */
    readonly lostAnswers: number;
  };
  readonly faults: readonly DoneFault[];
  readonly idle: Idle;
  readonly idleAfterRedelivery: Idle;
  readonly deadLetters: { readonly poured: number; readonly aside: number; readonly left: number };
  readonly findings: readonly Finding[];
  readonly home: string;
}

const recoveryGoalMs = 20_000;
const idleGoalMs = 60_000;
/** Cores that are busier have nothing to spare for what waited meanwhile, whoever is at work on it. */
const spareBusy = 0.95;
const mostTold = 8;

/** The engines' recoveries against their goal, as a finding of its own. */
export function checkRecovery(faults: readonly DoneFault[]): Finding {
  const engines = faults.filter(
    ({ fault, happened }) => fault.kind === 'kill-engine' || (fault.kind === 'full-disk' && happened),
  );
  return {
    name: 'recovery',
    claim: `after any engine's death, and once its full disk has room again, somebody who is met is through within ${recoveryGoalMs / 1000} s`,
    examined: engines.length,
    differences: engines
      .filter(({ recoveryMs }) => recoveryMs === undefined || recoveryMs > recoveryGoalMs)
      .map(({ number, fault, told }) => `fault ${number}, ${faultInWords(fault)}: ${told}`),
  };
}

/** How long the platform took to become idle, against its goal; what is delivered again takes as long as there is of it. */
export function checkIdle(idle: Idle, afterRedelivery: Idle): Finding {
  const late = ({ ms, underWay = 'it came late' }: Idle): string =>
    `not idle after ${Math.round(ms / 1000)} s: ${underWay}`;
  return {
    name: 'idle',
    claim: `once nothing disturbs it any more, everything is idle within ${idleGoalMs / 1000} s`,
    examined: 2,
    differences: [
      ...(idle.underWay !== undefined || idle.ms > idleGoalMs ? [late(idle)] : []),
      ...(afterRedelivery.underWay !== undefined ? [late(afterRedelivery)] : []),
    ],
  };
}

/** What came of wrong configuration and wrong use, as a finding of its own. */
export function checkMisuse(faults: readonly DoneFault[]): Finding {
  const done = faults.filter(({ fault, happened }) => fault.kind === 'misuse' && happened);
  return {
    name: 'misuse',
    claim: 'what is configured or used wrongly is refused or put aside, and everybody else goes on',
    examined: done.length,
    differences: done.flatMap(({ number, fault, differences = [] }) =>
      differences.map((difference) => `fault ${number}, ${faultInWords(fault)}: ${difference}`),
    ),
  };
}

/** What a run says nothing of that had no such fault. */
const onlyWhereItHappened = new Set(['recovery', 'misuse', 'dead letters']);

/** Whether a run had nothing by which this could be seen. */
function isOpen({ name, examined }: Finding): boolean {
  return onlyWhereItHappened.has(name) && examined === 0;
}

/** Whether everything was found as it has to be. */
export function isWell({ findings }: FaultsReport): boolean {
  return findings.every((finding) => holds(finding) || isOpen(finding));
}

/** What to make of recoveries that were too long where the machine had no time to spare. */
function hint({ coresBusy, findings }: FaultsReport): string[] {
  const slow = findings.some((finding) => finding.name === 'recovery' && finding.differences.length > 0);
  if (!slow || coresBusy < spareBusy) return [];
  return [
    '',
    `The cores were busy ${percent(coresBusy)} of the time: with no time to spare, what waited while something was away is worked off ` +
      'as slowly as the machine is, and that is what a recovery took. Fewer --writes, or a faster machine, show what it takes by itself.',
  ];
}

/** The report for a person. */
export function inWords(report: FaultsReport): string {
  const { writes, faults, idle, idleAfterRedelivery, deadLetters, findings, seed, home } = report;
  const refused = Object.entries(writes.refused).map(([code, count]) => `${count} ${code}`);
  const happened = faults.filter((fault) => fault.happened);
  return [
    `Seed ${seed}. ${writes.acknowledged} writes were acknowledged in ${Math.round(report.loadMs / 1000)} s, in which the cores were busy ${percent(report.coresBusy)} of the time; ` +
      `${sum(Object.values(writes.refused))} were refused${refused.length > 0 ? ` (${refused.join(', ')})` : ''}; ` +
      `${writes.lostAnswers} answers never came, ${writes.unknown} writes were left without any.`,
    '',
    `${happened.length} of ${faults.length} faults came about:`,
    ...faults.map(
      ({ number, at, fault, told, happened: did }) =>
        `  ${String(number).padStart(3)}  ${at.slice(11, 23)}  ${faultInWords(fault)}${did ? '' : ' (did not come about)'}: ${told}`,
    ),
    '',
    ...recoveries(faults),
    `Idle ${seconds(idle.ms)} after the last fault, and ${seconds(idleAfterRedelivery.ms)} after a quarter of all cases was delivered once more.`,
    `${deadLetters.poured} poison messages, ${deadLetters.aside} dead letters; ${deadLetters.left} left after they were handled.`,
    '',
    ...findings.map((finding) => `  ${verdict(finding)}  ${finding.claim} (${finding.examined} looked at)`),
    ...findings.filter((finding) => finding.differences.length > 0).flatMap(differencesOf),
    ...hint(report),
    '',
    isWell(report)
      ? 'Nothing was lost, and nothing was done twice.'
      : `Repeat it: npm run faults -- --seed ${seed} and the same other options. Journal and logs: ${home}`,
  ].join('\n');
}

function verdict(finding: Finding): string {
  if (holds(finding)) return 'holds ';
  return isOpen(finding) ? 'open  ' : 'BROKEN';
}

function differencesOf({ name, differences }: Finding): string[] {
  const rest = differences.length - mostTold;
  return [
    '',
    `${name}:`,
    ...differences.slice(0, mostTold).map((difference) => `  - ${difference}`),
    ...(rest > 0 ? [`  - and ${rest} more`] : []),
  ];
}

function recoveries(faults: readonly DoneFault[]): string[] {
  const byPart = Map.groupBy(
    faults.filter(({ recoveryMs }) => recoveryMs !== undefined),
    ({ fault }) => faultInWords(fault),
  );
  return [...byPart].map(([what, own]) => {
    const times = own.map(({ recoveryMs = 0 }) => recoveryMs);
    return `${what}: recovered in ${times.map(seconds).join(', ')}.`;
  });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
