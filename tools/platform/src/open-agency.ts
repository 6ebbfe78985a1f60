import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { externalAddresses } from '@iwaa/engines/modes/external';
import { provisionAgency } from '@iwaa/provision/provision-agency';
import { homePlaces } from './home.ts';
import { PlatformRefusal } from './platform-refusal.ts';
import { findRunning } from './running-platform.ts';

async function engineAddresses(engines: string): Promise<EngineAddresses> {
  if (process.env.ENGINES === 'external') return externalAddresses(process.env);
  return JSON.parse(await readFile(join(engines, 'addresses.json'), 'utf8'));
}

/**
 * Gives an agency access to the platform that runs with this home, and gives its login as lines for a shell or an .env
 * file. Throws PlatformRefusal where none runs.
 */
export async function openAgency(agencyId: string, home: string): Promise<string> {
  const places = homePlaces(await realpath(home).catch(() => home));
  const running = await findRunning(places);
  if (running === undefined || running === 'starting') {
    throw new PlatformRefusal(
      `Iwaa is not up with the home ${home}: start it by npm run up, then ask again.`,
    );
  }
  const addresses = await engineAddresses(places.engines);
  const { username, password } = await provisionAgency(agencyId, { addresses, secrets: places.secrets });
  const brokers = addresses.kafka.brokers.join(',');
  return [`KAFKA_BROKERS=${brokers}`, `KAFKA_USERNAME=${username}`, `KAFKA_PASSWORD=${password}`].join('\n');
}
