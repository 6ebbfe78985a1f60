import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@iwaa/contracts/vocabulary';

function fileOf(folder: string, service: string): string {
  return join(folder, `${service}.clock`);
}

/** Moves the clock of a service by so many ms, until it is set right. */
export function moveClock(folder: string, service: ServiceName, byMs: number): void {
  writeFileSync(fileOf(folder, service), String(byMs));
}

export function setClockRight(folder: string, service: ServiceName): void {
  rmSync(fileOf(folder, service), { force: true });
}

const lookEveryMs = 100;

/** Called inside a service's process: from now on its clock goes as it is ordered to. */
export function followClock(folder: string, service: string): void {
  const Right = Date;
  let byMs = 0;
  const now = (): number => Right.now() + byMs;
  globalThis.Date = new Proxy(Right, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new Right(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  setInterval(() => {
    try {
      byMs = Number(readFileSync(fileOf(folder, service), 'utf8')) || 0;
    } catch {
      byMs = 0;
    }
  }, lookEveryMs).unref();
}
