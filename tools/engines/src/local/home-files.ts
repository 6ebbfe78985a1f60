import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineName } from '../engines.ts';
import { errno } from '../process/errno.ts';

/** The places inside a home. */
export interface HomeFiles {
  home: string;
  logs: string;
  data(engine: EngineName): string;
  log(engine: EngineName): string;
  pid(engine: EngineName): string;
}

/** Names the places inside `home`; `home` has to be the real path, because the markers of processes are compared with it. */
function homeFiles(home: string): HomeFiles {
  return {
    home,
    logs: join(home, 'logs'),
    data: (engine) => join(home, engine),
    log: (engine) => join(home, 'logs', `${engine}.log`),
    pid: (engine) => join(home, `${engine}.pid`),
  };
}

/** The places of a home that is there already; undefined when it isn't. */
export async function findHome(home: string): Promise<HomeFiles | undefined> {
  try {
    return homeFiles(await realpath(home));
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the folders of a home, closed to other users, and gives their places. */
export async function openHome(home: string): Promise<HomeFiles> {
  await mkdir(home, { recursive: true });
  const real = await realpath(home);
  await chmod(real, 0o700);
  const files = homeFiles(real);
  await mkdir(files.logs, { recursive: true });
  for (const engine of ['kafka', 'mongo', 'temporal'] as const)
    await mkdir(files.data(engine), { recursive: true });
  return files;
}

/** Writes a file whole or not at all, readable by this user only. */
export async function writePrivate(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  await writeFile(temporary, text, { mode: 0o600 });
  await rename(temporary, path);
}

/** Reads a file that is made by `make` the first time. */
export async function readOrMake(path: string, make: () => string | Promise<string>): Promise<string> {
  if (!existsSync(path)) await writePrivate(path, await make());
  return readFile(path, 'utf8');
}
