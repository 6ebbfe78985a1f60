import { paceInWords } from '../drive/whole-case.ts';
import type { BenchResults, CaseStep, ProcessResult } from '../results.ts';
import type { SubjectName } from '../subject.ts';
import { aloneTables } from './alone-tables.ts';
import { figure, megabytes, ratio } from './figure.ts';
import type { Table } from './table.ts';

interface Line {
  readonly what: string;
  readonly digits?: number;
  readonly of: (subject: SubjectName) => number | undefined;
}

/** Everything that product and floor have both been measured in, with the ratio. */
export function comparison(results: BenchResults): Table {
  const lines: Line[] = [];
  const steps = results.contacts.toSorted((one, other) => one.perSecond - other.perSecond);
  for (const perSecond of new Set(steps.map((step) => step.perSecond))) {
    const of = (subject: SubjectName) =>
      steps.find((step) => step.subject === subject && step.perSecond === perSecond);
    const at = `at ${perSecond} contacts a second`;
    lines.push(
      {
        what: `contact to acknowledgement ${at}, median, ms`,
        of: (subject) => of(subject)?.acknowledged.median,
      },
      { what: `contact to bed ${at}, median, ms`, of: (subject) => of(subject)?.bedHeld.median },
      { what: `contact to bed ${at}, 99th, ms`, of: (subject) => of(subject)?.bedHeld.p99 },
      { what: `contact to workflow ${at}, median, ms`, of: (subject) => of(subject)?.seen.median },
      { what: `contact to workflow ${at}, 99th, ms`, of: (subject) => of(subject)?.seen.p99 },
      { what: `nothing left after the last contact ${at}, ms`, of: (subject) => of(subject)?.emptyAfterMs },
      { what: `CPU a contact ${at}, ms`, digits: 1, of: (subject) => of(subject)?.cpuPerContactMs },
    );
  }
  if (Object.keys(results.highest).length > 0)
    lines.push({ what: 'highest rate held, contacts a second', of: (subject) => results.highest[subject] });
  const paces = new Set(results.cases.map(({ pace }) => paceInWords(pace)));
  for (const pace of paces) lines.push(...wholeCases(results, pace));
  if (paces.size > 1)
    lines.push({
      what: 'whole cases a second, the highest of these',
      digits: 1,
      of: (subject) => highestOf(results.cases.filter((step) => step.subject === subject)),
    });
  return {
    title: 'Product and floor',
    head: ['', 'product', 'floor', 'product / floor'],
    rows: lines.map(({ what, digits, of }) => [
      what,
      figure(of('product'), digits),
      figure(of('floor'), digits),
      ratio(of('product'), of('floor')),
    ]),
  };
}

function highestOf(steps: readonly CaseStep[]): number | undefined {
  return steps.length === 0 ? undefined : Math.max(...steps.map(({ perSecond }) => perSecond));
}

/** Whole cases of both, begun at one pace. */
function wholeCases({ cases }: BenchResults, at: string): Line[] {
  const of = (subject: SubjectName) =>
    cases.find((step) => step.subject === subject && paceInWords(step.pace) === at);
  const line = (what: string, value: (step: CaseStep) => number, digits = 0): Line => ({
    what: `${what}, ${at}`,
    digits,
    of: (subject) => {
      const step = of(subject);
      return step && value(step);
    },
  });
  return [
    line('whole cases a second', ({ perSecond }) => perSecond, 1),
    line('CPU a whole case in ms', ({ cpuPerCaseMs }) => cpuPerCaseMs),
    line('a whole case, median in ms', ({ whole }) => whole.median),
    line('a whole case, 99th in ms', ({ whole }) => whole.p99),
    line('contact to referral at the agency, median in ms', ({ referral }) => referral.median),
    line('contact to referral at the agency, 99th in ms', ({ referral }) => referral.p99),
    line('workflow tasks a case', ({ history }) => history.workflowTasks, 1),
    line('history events a case', ({ history }) => history.events, 1),
    line('signals a case', ({ history }) => history.signals, 1),
    line('changes of attributes and cards a case', ({ history }) => history.upserts, 1),
    line('disk a case in Temporal, kB', ({ disk }) => disk.temporal / 1000, 1),
    line('disk a case in Kafka, kB', ({ disk }) => disk.kafka / 1000, 1),
    line('disk a case in MongoDB, kB', ({ disk }) => disk.mongo / 1000, 1),
  ];
}

/** What each process used in the whole cases. */
export function processTable(results: BenchResults): Table {
  const rows = results.cases.flatMap(({ subject, cases, pace, processes }) =>
    processes.map(({ name, cpuMs, memory }: ProcessResult) => [
      `${subject}, ${paceInWords(pace)}`,
      name,
      figure(cpuMs / cases, 1),
      megabytes(memory),
    ]),
  );
  return {
    title: 'What the whole cases cost, by process',
    head: ['', 'process', 'CPU a case, ms', 'memory, MB'],
    rows,
  };
}

/** The tables that have something in them. */
export function tables(results: BenchResults): Table[] {
  return [comparison(results), processTable(results), ...aloneTables(results)].filter(
    ({ rows }) => rows.length > 0,
  );
}

/** What one has to know of the machine to read the figures. */
export function circumstances({ startedAt, cores, load, seconds, seed, notDone }: BenchResults): string[] {
  return [
    `${startedAt.slice(0, 16).replace('T', ' ')} UTC, ${cores} processor cores, ${seconds} s a rate, seed ${seed}. ` +
      `Processes that wanted a core in the minute before: ${load.before}; in the last minute: ${load.after}.`,
    ...(load.before > 1.5 * cores
      ? [
          'The machine was busy with other things before the first measurement: read the ratios, not the figures.',
        ]
      : []),
    ...notDone.map((what) => `Not done: ${what}`),
  ];
}
