import type { BenchResults, ProcessResult } from '../results.ts';
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
  const whole = (subject: SubjectName) => results.cases.find((step) => step.subject === subject);
  if (results.cases.length > 0)
    lines.push(
      { what: 'whole cases a second', digits: 1, of: (subject) => whole(subject)?.perSecond },
      { what: 'CPU a whole case, ms', of: (subject) => whole(subject)?.cpuPerCaseMs },
      { what: 'a whole case, median, ms', of: (subject) => whole(subject)?.whole.median },
      { what: 'a whole case, 99th, ms', of: (subject) => whole(subject)?.whole.p99 },
      {
        what: 'contact to referral at the agency, median, ms',
        of: (subject) => whole(subject)?.referral.median,
      },
      { what: 'contact to referral at the agency, 99th, ms', of: (subject) => whole(subject)?.referral.p99 },
      { what: 'workflow tasks a case', digits: 1, of: (subject) => whole(subject)?.history.workflowTasks },
      { what: 'history events a case', digits: 1, of: (subject) => whole(subject)?.history.events },
      { what: 'signals a case', digits: 1, of: (subject) => whole(subject)?.history.signals },
      {
        what: 'changes of attributes and cards a case',
        digits: 1,
        of: (subject) => whole(subject)?.history.upserts,
      },
      {
        what: 'disk a case in Temporal, kB',
        digits: 1,
        of: (subject) => kilobytes(whole(subject)?.disk.temporal),
      },
      { what: 'disk a case in Kafka, kB', digits: 1, of: (subject) => kilobytes(whole(subject)?.disk.kafka) },
      {
        what: 'disk a case in MongoDB, kB',
        digits: 1,
        of: (subject) => kilobytes(whole(subject)?.disk.mongo),
      },
    );
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

function kilobytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1000;
}

/** What each process used in the whole cases. */
export function processTable(results: BenchResults): Table {
  const rows = results.cases.flatMap(({ subject, cases, processes }) =>
    processes.map(({ name, cpuMs, memory }: ProcessResult) => [
      subject,
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
