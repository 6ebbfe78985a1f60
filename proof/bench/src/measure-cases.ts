import { setTimeout as wait } from 'node:timers/promises';
import { type Pace, paceInWords, runWholeCasesAt } from './drive/whole-case.ts';
import { grown, readDisk } from './measure/disk.ts';
import { latencyOf } from './measure/percentile.ts';
import type { CaseStep } from './results.ts';
import { cpuOf, type Measured, measureUse, type Surroundings, untilRead } from './surroundings.ts';

/** MongoDB writes what it has to its files each minute at the latest; asked for, it does so at once. */
const pauseMs = 1500;
const mostHistories = 100;

/** Lives whole cases and says what they took and what each cost. */
export async function measureCases(
  measured: Measured,
  around: Surroundings,
  cases: number,
  pace: Pace,
  flush: () => Promise<void>,
): Promise<CaseStep> {
  const { subject, seen } = measured;
  await flush();
  const diskBefore = await readDisk(around.enginesHome);
  const used = await measureUse(measured, around);
  const began = performance.now();
  const first = around.numbers(cases);
  const runs = await runWholeCasesAt(pace, subject, seen, { first, count: cases });
  const seconds = (performance.now() - began) / 1000;
  await untilRead(measured);
  const processes = await used();
  await wait(pauseMs);
  await flush();
  const disk = grown(diskBefore, await readDisk(around.enginesHome));
  const sample = runs.slice(-mostHistories).map(({ caseId }) => caseId);
  const histories = await around.histories.read(sample, false);
  const mean = (field: keyof CaseStep['history']) =>
    histories.reduce((sum, history) => sum + history[field], 0) / histories.length;
  const step: CaseStep = {
    subject: subject.name,
    cases,
    pace,
    perSecond: cases / seconds,
    whole: latencyOf(runs.map(({ wholeMs }) => wholeMs)),
    referral: latencyOf(runs.map(({ referralMs }) => referralMs)),
    cpuPerCaseMs: cpuOf(processes) / cases,
    processes,
    disk: { kafka: disk.kafka / cases, mongo: disk.mongo / cases, temporal: disk.temporal / cases },
    history: {
      events: mean('events'),
      workflowTasks: mean('workflowTasks'),
      signals: mean('signals'),
      activities: mean('activities'),
      timers: mean('timers'),
      upserts: mean('upserts'),
    },
  };
  around.tell(
    `${subject.name}, ${cases} whole cases, ${paceInWords(pace)}: ${step.perSecond.toFixed(1)} a second, ` +
      `CPU ${step.cpuPerCaseMs.toFixed(0)} ms, referral after ${step.referral.median.toFixed(0)} ms, ${step.history.workflowTasks.toFixed(1)} workflow tasks, ${step.history.events.toFixed(0)} events each.`,
  );
  return step;
}
