import type { Pace } from './drive/whole-case.ts';
import type { DiskUse } from './measure/disk.ts';
import type { CaseHistory } from './measure/histories.ts';
import type { MemoryOverTime } from './measure/memory-over-time.ts';
import type { Latency } from './measure/percentile.ts';
import type { SubjectName } from './subject.ts';

/** CPU time (ms) and memory (bytes) of one process in one step. */
export interface ProcessResult {
  readonly name: string;
  readonly cpuMs: number;
  readonly memory: number;
}

/** One rate of contacts that need a bed. */
export interface ContactStep {
  readonly subject: SubjectName;
  readonly perSecond: number;
  readonly contacts: number;
  /** From sending to the acknowledgement, to the bed, and to its workflow having seen the bed. */
  readonly acknowledged: Latency;
  readonly bedHeld: Latency;
  readonly seen: Latency;
  /** How long after the last contact was sent nothing was left to do, in ms. */
  readonly emptyAfterMs: number;
  /** Whether nothing was left to do within two seconds. */
  readonly held: boolean;
  /** Of all processes and engines, less what the engines take when nothing happens. */
  readonly cpuPerContactMs: number;
  readonly processes: readonly ProcessResult[];
}

/** Whole cases, begun at one pace. */
export interface CaseStep {
  readonly subject: SubjectName;
  readonly cases: number;
  readonly pace: Pace;
  readonly perSecond: number;
  readonly whole: Latency;
  readonly referral: Latency;
  readonly cpuPerCaseMs: number;
  readonly processes: readonly ProcessResult[];
  readonly disk: DiskUse;
  /** The mean of each over the histories that were read. */
  readonly history: Omit<CaseHistory, 'caseId' | 'sawBedAt'>;
}

/** What a whole case costs while so many others are open. */
export interface GrowthStep {
  readonly open: number;
  readonly cpuPerCaseMs: number;
  readonly perSecond: number;
  /** What one of the floor cost then, whose cases are as few as before; undefined where the floor was left out. */
  readonly floorCpuPerCaseMs: number | undefined;
  readonly processes: readonly ProcessResult[];
  /** All that the engines have on disk by then. */
  readonly disk: DiskUse;
}

/** Facts that wait for casework, which was away. */
export interface BacklogStep {
  readonly facts: number;
  readonly caughtUpMs: number;
  readonly perSecond: number;
}

/** Deadlines that fall due within a minute; how late something was is counted from each one's own. */
export interface DeadlinesStep {
  readonly deadlines: number;
  /** Those of which it was told that they were missed, before it was given up; the figures are of these. */
  readonly told: number;
  readonly late: Latency;
  /** How many histories were read, and how late the server's timer fired and the workflow was at work in these. */
  readonly histories: number;
  readonly fired: Latency;
  readonly atWork: Latency;
  /** From the first deadline to the last, in ms, and the most in a second. */
  readonly dueWithinMs: number;
  readonly busiestSecond: number;
  /** How long before the first deadline everything had been read, in ms; below 0: something else was still going on. */
  readonly quietMs: number;
}

/** Whole cases for a long time, so many at once. */
export interface EnduranceStep {
  readonly minutes: number;
  readonly width: number;
  readonly cases: number;
  readonly perSecond: number;
  readonly processes: readonly ProcessOverTime[];
}

/** What memory a process needed, and what of it was the heap in use where it tells that. */
export interface ProcessOverTime {
  readonly name: string;
  readonly memory: MemoryOverTime;
  readonly heap: MemoryOverTime | undefined;
}

export interface BenchResults {
  readonly command: string;
  readonly seed: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly cores: number;
  /** Processes that wanted a processor when the measurements began and when they ended. */
  readonly load: { readonly before: number; readonly after: number };
  readonly contacts: readonly ContactStep[];
  readonly highest: Readonly<Partial<Record<SubjectName, number>>>;
  readonly cases: readonly CaseStep[];
  readonly growth: readonly GrowthStep[];
  readonly backlog: readonly BacklogStep[];
  readonly deadlines: readonly DeadlinesStep[];
  readonly endurance: readonly EnduranceStep[];
  /** Parts that were asked for and could not be done, with the reason. */
  readonly notDone: readonly string[];
}
