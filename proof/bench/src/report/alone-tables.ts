import type { BenchResults, DeadlinesStep, EnduranceStep, GrowthStep } from '../results.ts';
import { figure, megabytes, ratio } from './figure.ts';
import type { Table } from './table.ts';

/** The parts that measure the product alone, a table each; one that was not measured has no rows. */
export function aloneTables({ growth, backlog, deadlines, endurance }: BenchResults): Table[] {
  return [
    growthTable(growth),
    {
      title: 'Facts that waited',
      head: ['', 'read in s', 'facts a second'],
      rows: backlog.map(({ facts, caughtUpMs, perSecond }) => [
        `${facts} facts`,
        figure(caughtUpMs / 1000, 1),
        figure(perSecond),
      ]),
    },
    ...deadlines.map(deadlinesTable),
    ...endurance.map(enduranceTable),
  ];
}

/** What a case costs and what everything needs at each level, and the last level beside the first. */
function growthTable(growth: readonly GrowthStep[]): Table {
  const line = (
    what: string,
    of: (step: GrowthStep) => number | undefined,
    show: (value: number | undefined) => string,
  ): string[] => {
    const found = growth.map(of);
    return [what, ...found.map((value) => show(value)), ratio(found.at(-1), found[0])];
  };
  const names = growth[0]?.processes.map(({ name }) => name) ?? [];
  return {
    title: 'With many cases open',
    head: ['', ...growth.map(({ open }) => `${open} open`), 'last / first'],
    rows:
      growth.length === 0
        ? []
        : [
            line('CPU a whole case, ms', ({ cpuPerCaseMs }) => cpuPerCaseMs, figure),
            ...(growth.some(({ floorCpuPerCaseMs }) => floorCpuPerCaseMs !== undefined)
              ? [
                  line(
                    'CPU a whole case of the floor, ms',
                    ({ floorCpuPerCaseMs }) => floorCpuPerCaseMs,
                    figure,
                  ),
                  line('CPU a whole case, product / floor', productToFloor, (value) => figure(value, 2)),
                ]
              : []),
            line(
              'whole cases a second',
              ({ perSecond }) => perSecond,
              (value) => figure(value, 1),
            ),
            ...names.map((name) =>
              line(
                `memory of ${name}, MB`,
                ({ processes }) => processes.find((process) => process.name === name)?.memory,
                megabytes,
              ),
            ),
            ...(['kafka', 'mongo', 'temporal'] as const).map((engine) =>
              line(`disk of ${engine} so far, MB`, ({ disk }) => disk[engine], megabytes),
            ),
          ],
  };
}

function productToFloor({ cpuPerCaseMs, floorCpuPerCaseMs }: GrowthStep): number | undefined {
  return floorCpuPerCaseMs === undefined ? undefined : cpuPerCaseMs / floorCpuPerCaseMs;
}

function deadlinesTable(step: DeadlinesStep): Table {
  const due = `due within ${figure(step.dueWithinMs / 1000)} s, at most ${step.busiestSecond} in one`;
  return {
    title: `How late ${step.deadlines} deadlines are, ${due}`,
    head: ['', 'median, ms', '99th, ms'],
    rows: (
      [
        [`the timer fired (${step.histories} histories)`, step.fired],
        [`the workflow was at work (${step.histories} histories)`, step.atWork],
        [`it was told (${step.told} of ${step.deadlines}; at most 1000 at the 99th)`, step.late],
      ] as const
    ).map(([what, { median, p99 }]) => [what, figure(median), figure(p99)]),
  };
}

function enduranceTable({ minutes, width, cases, perSecond, processes }: EnduranceStep): Table {
  return {
    title:
      `Memory over ${minutes} min: ${cases} whole cases, ${width} at once, ${figure(perSecond, 1)} a second; ` +
      'at most 1.10 times',
    head: [
      '',
      'at a quarter, MB',
      'at the end, MB',
      'ratio',
      'heap at a quarter, MB',
      'at the end, MB',
      'ratio',
    ],
    rows: processes.map(({ name, memory, heap }) => [
      name,
      megabytes(memory.quarter),
      megabytes(memory.end),
      ratio(memory.end, memory.quarter),
      megabytes(heap?.quarter),
      megabytes(heap?.end),
      ratio(heap?.end, heap?.quarter),
    ]),
  };
}
