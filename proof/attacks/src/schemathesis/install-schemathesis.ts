import { resolve } from 'node:path';
import { cacheDir } from '@iwaa/engines/install/cache-dir';
import { fillCacheFolder } from '@iwaa/engines/install/cache-folder';
import { runCommand } from '@iwaa/engines/process/run-command';

const version = '4.32.5';
const requirements = resolve(import.meta.dirname, '../../schemathesis-requirements.txt');

/**
 * Puts schemathesis and what it needs, all of pinned versions, into a folder of the engines' cache, once; no Python
 * environment of the user is touched. Gives the folder, which is to be named in PYTHONPATH.
 * @throws Error with what pip said, when it can't be fetched.
 */
export async function installSchemathesis(say: (line: string) => void): Promise<string> {
  const { folder } = await fillCacheFolder(cacheDir(), `schemathesis-${version}`, async (temporary) => {
    say(`Fetching schemathesis ${version}.`);
    const { code, output } = await runCommand('python3', [
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'],
      ...['--target', temporary, '--requirement', requirements],
    ]);
    if (code !== 0) {
      throw new Error(
        `schemathesis could not be fetched from the Python package index; check the network and pip's settings. pip said: ${output.slice(-600)}`,
      );
    }
  });
  return folder;
}
