import { setTimeout as wait } from 'node:timers/promises';
import type { KafkaWatch } from '@iwaa/proof-kit/kafka/kafka-progress';
import type { HistoryReader } from './measure/histories.ts';
import { cpuBetween, readUsage, type Usage } from './measure/process-usage.ts';
import type { ProcessResult } from './results.ts';
import type { SeenSteps } from './seen-steps.ts';
import type { MeasuredProcess, Subject } from './subject.ts';

/** A subject with all that is needed to measure it. */
export interface Measured {
  readonly subject: Subject;
  readonly seen: SeenSteps;
  readonly watch: KafkaWatch;
}

/** What both subjects are measured with. */
export interface Surroundings {
  readonly engines: () => readonly MeasuredProcess[];
  readonly histories: HistoryReader;
  readonly enginesHome: string;
  /** The CPU time that each engine takes when nothing happens, in ms a second. */
  readonly idle: ReadonlyMap<string, number>;
  /** A number that was not given before: people and cases are named by it. */
  readonly numbers: (count: number) => number;
  readonly tell: (line: string) => void;
}

const idleReadingMs = 5000;
const idleReadings = 6;

/**
 * Looks what the engines take while nobody does anything, in ms of CPU a second: of each the least of several readings, because
 * an engine that has just been warmed up still compiles what it has run, and what it takes for that is not its idling.
 */
export async function readIdle(engines: readonly MeasuredProcess[]): Promise<ReadonlyMap<string, number>> {
  const least = new Map<string, number>();
  let before = await readUsage(engines);
  for (let reading = 0; reading < idleReadings; reading += 1) {
    await wait(idleReadingMs);
    const after = await readUsage(engines);
    const seconds = (after.at - before.at) / 1000;
    for (const [name, cpuMs] of cpuBetween(before, after))
      least.set(name, Math.min(cpuMs / seconds, least.get(name) ?? Number.POSITIVE_INFINITY));
    before = after;
  }
  return least;
}

/** Begins to measure what the subject's processes, the engines and this process use; the result says it until it is called. */
export async function measureUse(
  { subject }: Measured,
  { engines, idle }: Surroundings,
): Promise<() => Promise<ProcessResult[]>> {
  const look = (): Promise<Usage> =>
    readUsage([...subject.processes(), ...engines(), { name: 'bench', pid: process.pid }]);
  const before = await look();
  return async () => {
    const after = await look();
    const seconds = (after.at - before.at) / 1000;
    return [...cpuBetween(before, after)].map(([name, cpuMs]) => ({
      name,
      cpuMs: Math.max(0, Math.round(cpuMs - (idle.get(name) ?? 0) * seconds)),
      memory: after.processes.get(name)?.memory ?? 0,
    }));
  };
}

/** The CPU time of all that is measured, without the process that sends the work. */
export function cpuOf(processes: readonly ProcessResult[]): number {
  return processes.reduce((sum, { name, cpuMs }) => (name === 'bench' ? sum : sum + cpuMs), 0);
}

/** What all together may take when nothing is to be done, in ms of CPU a second, beside what the engines take then. */
const quietCpuMs = 150;
const quietForMs = 2000;
const quietLimitMs = 900_000;

/** Waits until nothing is at work any more: what was told to Temporal is worked on after everything has been read. */
export async function untilQuiet({ subject }: Measured, { engines, idle }: Surroundings): Promise<void> {
  const look = (): Promise<Usage> => readUsage([...subject.processes(), ...engines()]);
  const end = performance.now() + quietLimitMs;
  for (let before = await look(); ; ) {
    await wait(quietForMs);
    const after = await look();
    const seconds = (after.at - before.at) / 1000;
    const busyMs = [...cpuBetween(before, after)].reduce(
      (sum, [name, cpuMs]) => sum + Math.max(0, cpuMs / seconds - (idle.get(name) ?? 0)),
      0,
    );
    if (busyMs < quietCpuMs) return;
    if (performance.now() > end)
      throw new Error(`${subject.name}: it still took ${Math.round(busyMs)} ms of CPU a second.`);
    before = after;
  }
}

const idleLimitMs = 300_000;

/** Waits until every reader of the subject's topics has read everything; rejects after 300 s, and so many ms more. */
export async function untilRead({ watch, subject }: Measured, moreMs = 0): Promise<void> {
  const limitMs = idleLimitMs + moreMs;
  const end = performance.now() + limitMs;
  while ((await watch.look()).unread > 0) {
    if (performance.now() > end)
      throw new Error(`${subject.name}: its topics were not read to their ends in ${limitMs / 1000} s.`);
    await wait(100);
  }
}
