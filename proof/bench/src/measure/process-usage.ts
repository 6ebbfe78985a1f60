import { readFile } from 'node:fs/promises';
import { statFields } from '@iwaa/engines/process/stat-fields';
import type { MeasuredProcess } from '../subject.ts';

/** What processes have used so far: CPU since their start in ms, and memory in bytes. */
export interface Usage {
  readonly at: number;
  readonly processes: ReadonlyMap<string, { readonly cpuMs: number; readonly memory: number }>;
}

/** Linux counts CPU time in hundredths of a second for whoever reads /proc. */
const msPerTick = 10;
const pageBytes = 4096;

/** The CPU time and the memory in use in the words of /proc/<pid>/stat. */
export function parseStat(stat: string): { cpuMs: number; memory: number } {
  const fields = statFields(stat);
  const number = (index: number): number => Number(fields[index] ?? 0);
  return { cpuMs: (number(11) + number(12)) * msPerTick, memory: number(21) * pageBytes };
}

/** Reads what each of the processes has used; one that has ended is left out. */
export async function readUsage(processes: readonly MeasuredProcess[]): Promise<Usage> {
  const read = await Promise.all(
    processes.map(async ({ name, pid }) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
      return stat === undefined ? [] : [[name, parseStat(stat)] as const];
    }),
  );
  return { at: performance.now(), processes: new Map(read.flat()) };
}

/** CPU time by process between two looks, in ms. */
export function cpuBetween(before: Usage, after: Usage): Map<string, number> {
  return new Map(
    [...after.processes].map(([name, { cpuMs }]) => [
      name,
      Math.max(0, cpuMs - (before.processes.get(name)?.cpuMs ?? 0)),
    ]),
  );
}

/** How many processes wanted a processor in the last minute. */
export async function readLoad(): Promise<number> {
  return Number((await readFile('/proc/loadavg', 'utf8')).split(' ')[0]);
}
