import { GenericContainer } from 'testcontainers';

/**
 * A container whose ports are published on 127.0.0.1 alone, where Docker would publish them to everybody on the network:
 * Temporal's development server asks nobody for a login.
 */
export class LoopbackContainer extends GenericContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    const bindings: unknown = this.hostConfig.PortBindings;
    for (const list of Object.values(bindings ?? {})) {
      for (const binding of Array.isArray(list) ? list : []) binding.HostIp = '127.0.0.1';
    }
  }
}
