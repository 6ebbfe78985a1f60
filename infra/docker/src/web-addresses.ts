import { configuredPorts } from '@iwaa/platform/service-ports';

/** Where a browser on this machine finds the console and the development issuer; docker-compose.yml publishes their ports. */
export function webAddresses(env: NodeJS.ProcessEnv = process.env): { console: string; issuer: string } {
  const ports = configuredPorts(env);
  return { console: `http://localhost:${ports.console}`, issuer: `http://127.0.0.1:${ports.issuer}` };
}
