import { startEngines } from '@iwaa/engines/engines';
import { openIssuer } from '@iwaa/issuer/issuer';
import { patchKafkajs } from '@iwaa/kafkajs-patches/patch-kafkajs';
import { environmentName, type TestEngines } from '../engines.ts';
import { setUp } from './set-up.ts';

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Starts Kafka, MongoDB and Temporal once for all test files, on free ports, in a folder that is removed at the end. */
export default function startTestEngines(): Promise<void> {
  patchKafkajs();
  return setUp('iwaa-tests', async (home, undo) => {
    const engines = await startEngines({ home, ports: 'free', onProgress: tell });
    undo(() => engines.stop());
    const issuer = await openIssuer(home);
    const value: TestEngines = { home, addresses: engines.addresses, keysUrl: issuer.keysUrl };
    process.env[environmentName] = JSON.stringify(value);
  });
}
