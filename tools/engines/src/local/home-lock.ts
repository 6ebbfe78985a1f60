import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tryMachineLock } from '../process/machine-lock.ts';
import { EnginesRefusal } from '../refusal.ts';
import { writePrivate } from './home-files.ts';

export interface HomeLock {
  release(): Promise<void>;
}

function holderFile(home: string): string {
  return join(home, 'starter.pid');
}

/** The pid of the process that runs this home's engines; undefined when none does. */
export async function homeHolder(home: string): Promise<number | undefined> {
  const lock = await tryMachineLock(`home ${home}`);
  if (lock) {
    await lock.release();
    return undefined;
  }
  const pid = Number.parseInt(await readFile(holderFile(home), 'utf8').catch(() => ''), 10);
  return Number.isInteger(pid) ? pid : undefined;
}

/** Takes a home for this process. Refuses with `home-in-use` while another live process has it. */
export async function lockHome(home: string): Promise<HomeLock> {
  const lock = await tryMachineLock(`home ${home}`);
  if (!lock) {
    const pid = (await readFile(holderFile(home), 'utf8').catch(() => '')).trim();
    const who = pid === '' ? 'another process' : `process ${pid}`;
    throw new EnginesRefusal(
      'home-in-use',
      `The engines of ${home} are already run by ${who}: use those, stop them first, or choose another home.`,
    );
  }
  await writePrivate(holderFile(home), `${process.pid}\n`);
  return {
    async release() {
      await rm(holderFile(home), { force: true });
      await lock.release();
    },
  };
}
