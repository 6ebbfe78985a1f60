import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Base } from './part.ts';

/** What a service has before its first part. */
export function createBase<Config>(
  name: string,
  config: Config,
  surroundings: Pick<Base<Config>, 'log' | 'clock' | 'fatal'>,
): Base<Config> {
  const registry = new Registry();
  registry.setDefaultLabels({ service: name });
  collectDefaultMetrics({ register: registry });
  return { name, config, registry, ...surroundings };
}
