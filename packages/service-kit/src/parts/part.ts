import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { Attention, Readiness } from '../http/health-routes.ts';

/** What every part of a service is built on. */
export interface Base<Config> {
  /** The service's name; its Kafka groups and its metrics begin with it. */
  readonly name: string;
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly registry: Registry;
  /** Ends the process in an orderly way, for what can't be mended inside it; the supervisor starts it again. */
  fatal(error: unknown): void;
}

/** Something that a service is put together from: HTTP, a database, consumers, Temporal workers. */
export interface Part {
  /** What of it must be there for the service to do its work. */
  readonly readiness?: Readiness;
  /** What of it wants somebody's hand while the service does its work. */
  readonly attention?: Attention;
  start?(): Promise<void>;
  /** Finishes what is under way. */
  stop?(): Promise<void>;
}

/** Starts parts in their order, and gives what stops them in the opposite one. */
export async function startParts(parts: readonly Part[]): Promise<() => Promise<void>> {
  for (const part of parts) await part.start?.();
  return async () => {
    for (const part of parts.toReversed()) await part.stop?.();
  };
}
