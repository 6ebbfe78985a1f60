import { cpus } from 'node:os';

/** Begins to look at the machine's cores; the result says what share of their time they have been busy since, from 0 to 1. */
export function measureCores(): () => number {
  const before = timesOf();
  return () => {
    const after = timesOf();
    const all = after.all - before.all;
    return all > 0 ? 1 - (after.idle - before.idle) / all : 0;
  };
}

function timesOf(): { all: number; idle: number } {
  let all = 0;
  let idle = 0;
  for (const { times } of cpus()) {
    all += Object.values(times).reduce((sum, time) => sum + time, 0);
    idle += times.idle;
  }
  return { all, idle };
}
