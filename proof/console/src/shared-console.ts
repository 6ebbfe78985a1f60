import type { PlatformAddresses } from '@iwaa/platform/platform';

/** The variable by which jest's global set-up tells the test files where the platform and the browser are. */
export const environmentName = 'IWAA_TEST_CONSOLE';

/** The platform and the browser that all test files share. */
export interface SharedConsole {
  /** the platform's folder, which is removed with it */
  readonly home: string;
  readonly addresses: PlatformAddresses;
  /** where to connect to the browser */
  readonly browser: string;
}

/** What the test files share; undefined outside of the jest project "browser". */
export function sharedConsole(): SharedConsole | undefined {
  const value = process.env[environmentName];
  return value === undefined ? undefined : JSON.parse(value);
}
