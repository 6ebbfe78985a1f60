import { randomUUID } from 'node:crypto';
import type { EngineAddresses } from '@iwaa/engines/engines';

/** The variable by which jest's global set-up tells the test files where the engines are. */
export const environmentName = 'IWAA_TEST_ENGINES';

/** The engines that all test files share, and the issuer of their tokens. */
export interface TestEngines {
  /** the folder that is removed with the engines */
  home: string;
  addresses: EngineAddresses;
  keysUrl: string;
}

/** The running engines. Throws where a test that needs them is not named `*.engines.test.ts`. */
export function testEngines(): TestEngines {
  const value = process.env[environmentName];
  if (!value) {
    throw new Error(
      'No engines run for this test: name its file *.engines.test.ts and run it in the jest project "engines".',
    );
  }
  return JSON.parse(value);
}

/** The address of a database that no other test has, for the administrator's login; `name` says in its name whose it is. */
export function ownDatabaseUrl(name: string): string {
  const url = new URL(testEngines().addresses.mongo.url);
  url.pathname = `/${name}-${randomUUID().slice(0, 8)}`;
  return url.href;
}
