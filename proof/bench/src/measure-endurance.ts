import { setTimeout as wait } from 'node:timers/promises';
import { runWholeCases } from './drive/whole-case.ts';
import { readHeaps } from './measure/heap.ts';
import { memoryOverTime, type Reading } from './measure/memory-over-time.ts';
import { readUsage } from './measure/process-usage.ts';
import type { EnduranceStep } from './results.ts';
import type { MeasuredProcess } from './subject.ts';
import type { Measured, Surroundings } from './surroundings.ts';

/** So many whole cases at once leave two cores time to spare: memory is looked at and not speed. */
const width = 6;
const lookEveryMs = 15_000;
const tellEveryMs = 60_000;

/** Lives whole cases for so many minutes, and says what memory each process needed when it was warm and at the end. */
export async function measureEndurance(
  { subject, seen }: Measured,
  around: Surroundings,
  minutes: number,
): Promise<EnduranceStep> {
  const from = performance.now();
  const until = from + minutes * 60_000;
  let begun = 0;
  function* numbers(): Generator<number> {
    for (; performance.now() < until; begun += 1) yield around.numbers(1);
  }
  const [runs, readings] = await Promise.all([
    runWholeCases(subject, seen, numbers(), width),
    readMemory(
      () => [...subject.processes(), ...around.engines()],
      { from, until },
      (passed) => around.tell(`${passed} of ${minutes} minutes: ${begun} whole cases.`),
    ),
  ]);
  const seconds = (performance.now() - from) / 1000;
  const memory = memoryOverTime(readings.memory, { from, until }, 0.5);
  // The metrics tell the heap as it is when asked, and that with the least garbage is the nearest to what is really held.
  const heap = memoryOverTime(readings.heap, { from, until }, 0);
  return {
    minutes,
    width,
    cases: runs.length,
    perSecond: runs.length / seconds,
    processes: [...memory].map(([name, found]) => ({ name, memory: found, heap: heap.get(name) })),
  };
}

/** Looks at the memory of processes until a time has passed; says each minute that it has. */
async function readMemory(
  processes: () => readonly MeasuredProcess[],
  { from, until }: { readonly from: number; readonly until: number },
  tellMinutes: (passed: number) => void,
): Promise<{ readonly memory: readonly Reading[]; readonly heap: readonly Reading[] }> {
  const memory: Reading[] = [];
  const heap: Reading[] = [];
  const everyMs = Math.min(lookEveryMs, (until - from) / 8);
  let told = 0;
  for (let at = performance.now(); at < until; at = performance.now()) {
    const looked = processes();
    const { processes: used } = await readUsage(looked);
    memory.push({ at, values: new Map([...used].map(([name, use]) => [name, use.memory])) });
    heap.push({ at, values: await readHeaps(looked) });
    const passed = Math.floor((at - from) / tellEveryMs);
    if (passed > told) tellMinutes(passed);
    told = passed;
    await wait(everyMs);
  }
  return { memory, heap };
}
