import { join } from 'node:path';
import { z } from 'zod';
import { isFree } from '../process/port-check.ts';
import { EnginesRefusal } from '../refusal.ts';
import { readOrMake } from './home-files.ts';

/** The documented ports, all on 127.0.0.1, and the variable that changes each. */
export const DEFAULT_PORTS = {
  kafka: { port: 29092, setting: 'KAFKA_PORT' },
  kafkaController: { port: 29093, setting: 'KAFKA_CONTROLLER_PORT' },
  mongo: { port: 29017, setting: 'MONGO_PORT' },
  temporal: { port: 27233, setting: 'TEMPORAL_PORT' },
  temporalUi: { port: 28233, setting: 'TEMPORAL_UI_PORT' },
} as const;

export type PortName = keyof typeof DEFAULT_PORTS;
export type Ports = Record<PortName, number>;

const Port = z.coerce.number().int().min(1).max(65_535);
const RememberedPorts = z.object({
  kafka: Port,
  kafkaController: Port,
  mongo: Port,
  temporal: Port,
  temporalUi: Port,
});

/**
 * Below the range from which the system takes the ports of outgoing connections, so that a restart finds its port free;
 * above the last port that `fetch` refuses to call, 10080 (https://fetch.spec.whatwg.org/#port-blocking).
 */
const FREE_FROM = 11_000;
const FREE_TO = 27_000;
/** Processes that start at the same time have neighbouring ids: each looks first where no neighbour does. */
const PORTS_A_PROCESS = 32;

let looked = 0;

/**
 * A port of 127.0.0.1 that nothing listens on and that this process was not given before: whoever is given one may take
 * seconds to listen on it, and until then it looks free to all others.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FREE_FROM + ((process.pid * PORTS_A_PROCESS + looked++) % (FREE_TO - FREE_FROM));
    if (await isFree(port)) return port;
  }
}

/** The documented ports, as the environment may have changed them. Refuses a value that is no port, by name. */
export function defaultPorts(env: NodeJS.ProcessEnv = process.env): Ports {
  const chosen = (name: PortName): number => {
    const { port, setting } = DEFAULT_PORTS[name];
    const value = env[setting];
    if (value === undefined || value === '') return port;
    const parsed = Port.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new EnginesRefusal(
      'setting-wrong',
      `${setting} is "${value}", which isn't a port: set a number from 1 to 65535.`,
    );
  };
  return {
    kafka: chosen('kafka'),
    kafkaController: chosen('kafkaController'),
    mongo: chosen('mongo'),
    temporal: chosen('temporal'),
    temporalUi: chosen('temporalUi'),
  };
}

/** Unused ports, found once for a home and remembered there, so that its engines come back where they were. */
export async function freePorts(home: string): Promise<Ports> {
  const text = await readOrMake(join(home, 'ports.json'), async () => {
    const [kafka, kafkaController] = [await freePort(), await freePort()];
    const [mongo, temporal, temporalUi] = [await freePort(), await freePort(), await freePort()];
    return JSON.stringify({ kafka, kafkaController, mongo, temporal, temporalUi });
  });
  return RememberedPorts.parse(JSON.parse(text));
}
