import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cacheDir } from './cache-dir.ts';
import { fillCacheFolder } from './cache-folder.ts';
import { runPython } from './run-python.ts';

/**
 * Puts the Python packages of a list of pinned versions into a folder of the cache, once; no Python environment of the user is
 * touched. Gives the folder, which is to be named in PYTHONPATH.
 * @param list a requirements.txt.
 * @throws EnginesRefusal that says what to do, when they can't be fetched.
 */
export async function installPythonPackages(
  title: string,
  list: string,
  say: (line: string) => void,
): Promise<string> {
  // What is compiled for one Python is not for another.
  const python = await runPython(title, ['-c', 'import sys; print(sys.implementation.cache_tag)']);
  const version = createHash('sha256')
    .update(python)
    .update(await readFile(list))
    .digest('hex')
    .slice(0, 12);
  const { folder } = await fillCacheFolder(cacheDir(), `${title}-${version}`, async (temporary) => {
    say(`Fetching ${title}.`);
    await runPython(title, [
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'],
      ...['--only-binary', ':all:', '--target', temporary, '--requirement', list],
    ]);
  });
  return folder;
}
