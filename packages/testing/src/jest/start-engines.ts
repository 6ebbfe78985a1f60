import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines } from '@iwaa/engines/engines';
import { putKafkajsToRest } from '@iwaa/eventing/kafkajs-at-rest';
import { openIssuer } from '@iwaa/issuer/issuer';
import { environmentName, type TestEngines } from '../engines.ts';
import { heldEngines } from './held-engines.ts';

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Starts Kafka, MongoDB and Temporal once for all test files, on free ports, in a folder that is removed at the end. */
export default async function startTestEngines(): Promise<void> {
  putKafkajsToRest();
  const home = await mkdtemp(join(tmpdir(), 'iwaa-tests-'));
  const interrupt = new AbortController();
  heldEngines.remove = async () => {
    interrupt.abort();
    await rm(home, { recursive: true, force: true });
  };
  try {
    const engines = await startEngines({ home, ports: 'free', onProgress: tell });
    heldEngines.remove = async () => {
      interrupt.abort();
      await engines.stop();
      await rm(home, { recursive: true, force: true });
    };
    const issuer = await openIssuer(home);
    const value: TestEngines = { home, addresses: engines.addresses, keysUrl: issuer.keysUrl };
    process.env[environmentName] = JSON.stringify(value);
  } catch (error) {
    await heldEngines.remove();
    throw error;
  }
  // Jest runs no teardown when it is interrupted: the engines would be left running, and their folder with them.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const leave = (): void => {
      void heldEngines.remove?.().finally(() => process.exit(1));
    };
    // Not `once`: testcontainers handles signals too, and ends the process when it finds itself the only one left to do so.
    process.on(signal, leave);
    interrupt.signal.addEventListener('abort', () => process.off(signal, leave));
  }
}
