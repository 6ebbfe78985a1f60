import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { EngineName } from '@iwaa/engines/engines';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import { misuse } from '../misuse/misuse.ts';
import { endOrder, hasDied, orderDeath } from '../preload/kill-points.ts';
import { moveClock, setClockRight } from '../preload/moved-clock.ts';
import { movedForMs } from './done-fault.ts';
import type { Fault } from './plan-faults.ts';
import { pourPoison } from './poison.ts';
import { redeliver } from './redeliver.ts';
import { pidOf, type Surroundings, serviceIsReady } from './surroundings.ts';

/** What came of a fault. */
export interface Injected {
  /** Whether what was meant has come about; a service may not come to the point at which it was to die. */
  readonly happened: boolean;
  readonly told: string;
  /** How long it took until all worked again, in ms; undefined where it is not measured. */
  readonly recoveryMs?: number | undefined;
  readonly recovered?: boolean;
  /** How what came of it is not as it must be, in a sentence each. */
  readonly differences?: readonly string[];
}

const pointLimitMs = 12_000;
const upLimitMs = 60_000;
/** Longer than the six seconds after which a group gives up a member that is not heard of. */
const frozenMs = 14_000;
const disturbedMs = 4000;
const fullMs = 5000;

/** Does one fault, and comes back when its effect was seen. */
export async function inject(around: Surroundings, number: number, fault: Fault): Promise<Injected> {
  switch (fault.kind) {
    case 'kill-service':
      return killService(around, fault.service);
    case 'kill-engine':
      return killEngine(around, number, fault.engine);
    case 'freeze-service': {
      const pid = await runningPid(around, fault.service);
      process.kill(pid, 'SIGSTOP');
      try {
        await wait(frozenMs);
      } finally {
        process.kill(pid, 'SIGCONT');
      }
      return { happened: true, told: `frozen for ${frozenMs / 1000} s` };
    }
    case 'kill-at-point': {
      orderDeath(around.orders, fault.service, fault.point);
      // Nothing is put aside unless something is wrong.
      if (fault.point.includes('dead-letter')) await poisonFor(around, number, fault.service);
      const died = await waitUntil(() => hasDied(around.orders, fault.service), {
        everyMs: 25,
        timeoutMs: pointLimitMs,
      });
      const happened = endOrder(around.orders, fault.service) || died;
      return { happened, told: happened ? 'died there' : 'did not come there in time' };
    }
    case 'redeliver':
      return redeliver(around, fault.service);
    case 'poison': {
      const count = await pourPoison(around.kafka, fault.topicOf, `${around.run}-${number}`, around.poison);
      return { happened: true, told: `${count} messages` };
    }
    case 'full-disk':
      return fillDisk(around, number, fault.engine);
    case 'move-clock': {
      moveClock(around.orders, fault.service, fault.byMs);
      await wait(movedForMs);
      setClockRight(around.orders, fault.service);
      return { happened: true, told: `for ${movedForMs / 1000} s` };
    }
    case 'link': {
      const link = around.links.get(fault.link);
      link.become(fault.state);
      await wait(disturbedMs);
      link.become('whole');
      return { happened: true, told: `for ${disturbedMs / 1000} s` };
    }
    case 'misuse': {
      const differences = await misuse(around, number, fault.misuse);
      const told =
        differences.length === 0 ? 'refused or put aside, the others went on' : differences.join('; ');
      return { happened: true, told, differences };
    }
    default:
      return fault satisfies never;
  }
}

/** Poison in a topic that the service reads. */
async function poisonFor(around: Surroundings, number: number, service: ServiceName): Promise<void> {
  const source = service === 'intake' ? 'casework' : 'intake';
  await pourPoison(around.kafka, source, `${around.run}-${number}`, around.poison);
}

async function runningPid(around: Surroundings, name: ServiceName | EngineName): Promise<number> {
  await waitUntil(() => pidOf(around.platform, name) !== undefined, { everyMs: 50, timeoutMs: upLimitMs });
  const pid = pidOf(around.platform, name);
  if (pid === undefined) throw new Error(`${name} did not come up within ${upLimitMs / 1000} s.`);
  return pid;
}

async function killService(around: Surroundings, service: ServiceName): Promise<Injected> {
  const pid = await runningPid(around, service);
  process.kill(pid, 'SIGKILL');
  const began = performance.now();
  const gone = (): boolean => pidOf(around.platform, service) !== pid;
  const ready = async (): Promise<boolean> => gone() && (await serviceIsReady(around.platform, service));
  const recovered = await waitUntil(ready, { everyMs: 50, timeoutMs: upLimitMs });
  const recoveryMs = Math.round(performance.now() - began);
  return { happened: true, told: `ready after ${recoveryMs} ms`, recoveryMs, recovered };
}

async function killEngine(around: Surroundings, number: number, engine: EngineName): Promise<Injected> {
  const pid = await runningPid(around, engine);
  process.kill(pid, 'SIGKILL');
  return untilThrough(around, number);
}

/** An engine that can't write any more may well end, and be started again and again, until there is room. */
async function fillDisk(around: Surroundings, number: number, engine: EngineName): Promise<Injected> {
  const { disks } = around;
  if (typeof disks === 'string') return { happened: false, told: disks };
  try {
    await disks.fill(engine);
    await wait(fullMs);
  } finally {
    await disks.free(engine);
  }
  return untilThrough(around, number);
}

async function untilThrough(around: Surroundings, number: number): Promise<Injected> {
  const recoveryMs = await around.probe.run(String(number), upLimitMs);
  const told =
    recoveryMs === undefined
      ? `somebody met right after it was not through after ${upLimitMs / 1000} s`
      : `somebody met right after it was through, from the client to the workflow, in ${recoveryMs} ms`;
  return { happened: true, told, recoveryMs, recovered: recoveryMs !== undefined };
}
