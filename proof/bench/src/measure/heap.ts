import type { MeasuredProcess } from '../subject.ts';

const line = /^nodejs_heap_size_used_bytes(?:\{[^}]*\})? (\S+)$/m;

/** The bytes of its heap that a process of Node's has in use, in the words of its metrics; undefined where they don't say it. */
export function parseHeap(metrics: string): number | undefined {
  const found = line.exec(metrics)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Asks each process that tells of itself for the heap in use; one that does not answer is left out. */
export async function readHeaps(processes: readonly MeasuredProcess[]): Promise<Map<string, number>> {
  const heaps = await Promise.all(
    processes.map(async ({ name, metricsUrl }) => {
      if (!metricsUrl) return [];
      const metrics = await fetch(metricsUrl, { signal: AbortSignal.timeout(5000) })
        .then((answer) => answer.text())
        .catch(() => '');
      const heap = parseHeap(metrics);
      return heap === undefined ? [] : [[name, heap] as const];
    }),
  );
  return new Map(heaps.flat());
}
