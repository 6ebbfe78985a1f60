import { readOrMake } from '@iwaa/engines/local/home-files';
import { freePort } from '@iwaa/engines/local/ports';
import { PlatformRefusal } from './platform-refusal.ts';
import { type ProcessName, processNames } from './process-name.ts';

export type ServicePorts = Readonly<Record<ProcessName, number>>;

/** The documented ports. */
const defaults: ServicePorts = {
  issuer: 4099,
  console: 4100,
  intake: 4101,
  'shelter-capacity': 4102,
  referral: 4103,
  mediation: 4104,
  casework: 4105,
};

/** The variable that sets a process's port, such as SHELTER_CAPACITY_PORT. */
export function portSetting(name: ProcessName): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_PORT`;
}

/** The documented ports, as the environment may have changed them. Throws PlatformRefusal for a value that is no port. */
export function configuredPorts(env: NodeJS.ProcessEnv = process.env): ServicePorts {
  const chosen = processNames.map((name) => {
    const value = env[portSetting(name)];
    const port = value ? Number(value) : defaults[name];
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new PlatformRefusal(
        `${portSetting(name)} is "${value}", which isn't a port: set a number from 1 to 65535.`,
      );
    }
    return [name, port] as const;
  });
  const ports = chosen.map(([, port]) => port);
  const double = ports.find((port, index) => ports.indexOf(port) !== index);
  if (double !== undefined) {
    throw new PlatformRefusal(`Two processes are given the port ${double}: set one of them to another.`);
  }
  return Object.fromEntries(chosen) as Record<ProcessName, number>;
}

/** Unused ports, found once for a home and remembered in `path`, so that they come back where they were. */
export async function rememberedFreePorts(path: string): Promise<ServicePorts> {
  const text = await readOrMake(path, async () => {
    const ports: [ProcessName, number][] = [];
    for (const name of processNames) ports.push([name, await freePort()]);
    return JSON.stringify(Object.fromEntries(ports));
  });
  return JSON.parse(text);
}
