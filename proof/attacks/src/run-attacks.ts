import { mkdir } from 'node:fs/promises';
import { startPlatform } from '@iwaa/platform/platform';
import { type GroupName, groupNames, type Ledger, type OpenLedger } from './attack.ts';
import { type Fixture, openClients } from './fixture/fixture.ts';
import { plantPrefixedAcl } from './fixture/plant-prefixed-acl.ts';
import { setUpSide } from './fixture/set-up-side.ts';
import { attackAccessLog } from './groups/access-log.ts';
import { attackConsent } from './groups/consent.ts';
import { attackConsole } from './groups/console.ts';
import { attackIdempotency } from './groups/idempotency.ts';
import { attackInput } from './groups/input.ts';
import { attackIssuer } from './groups/issuer.ts';
import { attackKafka } from './groups/kafka.ts';
import { attackByMalformed } from './groups/malformed.ts';
import { attackMongo } from './groups/mongodb.ts';
import { attackObjects } from './groups/objects.ts';
import { attackByOpenApi } from './groups/openapi.ts';
import { attackRoles } from './groups/roles.ts';
import { attackSecrets } from './groups/secrets.ts';
import { attackTemporal } from './groups/temporal.ts';
import { attackTokens } from './groups/tokens.ts';
import { attackWire } from './groups/wire.ts';
import type { AttackOptions } from './options.ts';

type Attacks = (fixture: Fixture, ledger: Ledger, options: AttackOptions) => Promise<void>;

const groups: Partial<Record<GroupName, Attacks>> = {
  tokens: attackTokens,
  roles: attackRoles,
  input: attackInput,
  idempotency: attackIdempotency,
  wire: attackWire,
  kafka: attackKafka,
  mongodb: attackMongo,
  temporal: attackTemporal,
  issuer: attackIssuer,
  console: attackConsole,
  consent: attackConsent,
  objects: attackObjects,
  malformed: attackByMalformed,
  secrets: attackSecrets,
  'access-log': attackAccessLog,
  openapi: attackByOpenApi,
};

/** Starts the platform with two campaigns in `home`, tries the attacks, and stops it. */
export async function runAttacks(
  home: string,
  options: AttackOptions,
  ledger: OpenLedger,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(home, { recursive: true });
  say(`The platform starts in ${home} (seed ${options.seed}).`);
  const platform = await startPlatform({ home, ports: 'free', logLevel: 'debug', signal });
  try {
    const clients = openClients(platform);
    const [one, other] = await Promise.all([
      setUpSide(clients, {
        ...{ provinceId: 'casa', campaignId: 'CA-2425' },
        ...{ centreId: 'centre-one', agencyId: 'casa', team: 'north' },
      }),
      setUpSide(clients, {
        ...{ provinceId: 'casa2', campaignId: 'CB-2425' },
        ...{ centreId: 'centre-two', agencyId: 'casa2', team: 'north' },
      }),
    ]);
    const fixture: Fixture = { ...clients, home, seed: options.seed, signal, one, other };
    if (options.plant) await plantPrefixedAcl(fixture);
    for (const name of groupNames) {
      const attack = groups[name];
      if (!attack || (options.only.length > 0 && !options.only.includes(name))) continue;
      signal.throwIfAborted();
      const began = performance.now();
      await attack(fixture, ledger.of(name), options);
      say(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
  } finally {
    await platform.stop();
  }
}
