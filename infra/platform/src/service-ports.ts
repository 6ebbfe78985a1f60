import { type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import { readOrMake } from '@iwaa/engines/local/home-files';
import { freePort } from '@iwaa/engines/local/ports';
import { PlatformRefusal } from './platform-refusal.ts';

export type ServicePorts = Readonly<Record<ServiceName, number>>;

/** The documented ports. */
const defaults: ServicePorts = {
  intake: 4101,
  'shelter-capacity': 4102,
  referral: 4103,
  mediation: 4104,
  casework: 4105,
};

/** The variable that sets a service's port, such as SHELTER_CAPACITY_PORT. */
export function portSetting(service: ServiceName): string {
  return `${service.toUpperCase().replaceAll('-', '_')}_PORT`;
}

/** The documented ports, as the environment may have changed them. Throws PlatformRefusal for a value that is no port. */
export function configuredPorts(env: NodeJS.ProcessEnv = process.env): ServicePorts {
  const chosen = serviceNames.map((service) => {
    const value = env[portSetting(service)];
    const port = value ? Number(value) : defaults[service];
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new PlatformRefusal(
        `${portSetting(service)} is "${value}", which isn't a port: set a number from 1 to 65535.`,
      );
    }
    return [service, port] as const;
  });
  const ports = chosen.map(([, port]) => port);
  const double = ports.find((port, index) => ports.indexOf(port) !== index);
  if (double !== undefined) {
    throw new PlatformRefusal(`Two services are given the port ${double}: set one of them to another.`);
  }
  return Object.fromEntries(chosen) as Record<ServiceName, number>;
}

/** Unused ports, found once for a home and remembered in `path`, so that services come back where they were. */
export async function rememberedFreePorts(path: string): Promise<ServicePorts> {
  const text = await readOrMake(path, async () => {
    const ports: [ServiceName, number][] = [];
    for (const service of serviceNames) ports.push([service, await freePort()]);
    return JSON.stringify(Object.fromEntries(ports));
  });
  return JSON.parse(text);
}
