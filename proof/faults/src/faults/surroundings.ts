import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { EngineName } from '@iwaa/engines/engines';
import type { Platform } from '@iwaa/platform/platform';
import { isReady } from '@iwaa/platform/readiness';
import type { Kafka } from 'kafkajs';
import type { Probe } from '../load/probe.ts';
import type { Links } from './links.ts';
import type { Poison } from './poison.ts';
import type { SmallDisks } from './small-disks.ts';

/** What faults are done with. */
export interface Surroundings {
  readonly platform: Platform;
  readonly kafka: Kafka;
  /** Where orders to die are left for the services. */
  readonly orders: string;
  readonly links: Links;
  /** Or why there are none. */
  readonly disks: SmallDisks | string;
  readonly poison: Poison[];
  readonly probe: Probe;
  /** The first part of every name that is given. */
  readonly run: string;
}

/** The process of a part, where it runs now. */
export function pidOf(platform: Platform, name: ServiceName | EngineName): number | undefined {
  return platform.states().find((part) => part.name === name)?.pid;
}

/** Whether a service answers that it can do its work. */
export function serviceIsReady(platform: Platform, service: ServiceName): Promise<boolean> {
  return isReady(platform.addresses.services[service]);
}
