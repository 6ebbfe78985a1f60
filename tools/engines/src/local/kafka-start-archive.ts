import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand } from '../process/run-command.ts';
import { KAFKA_VERSION } from '../versions.ts';

/**
 * A Java class-data archive of what Kafka loads when it starts: with it Kafka needs less than half the CPU to come up.
 * Java writes it when a Kafka that was started without one stops; after that every home on this machine uses it.
 */
export interface StartArchive {
  /** the Java options that use the archive, or that have it written at the end */
  options: readonly string[];
  /** keeps what a Kafka that has just stopped may have written */
  keep(): Promise<void>;
}

/** @param folder of this home's Kafka, where a new archive is written before it goes to the cache */
export async function kafkaStartArchive(
  java: string,
  kafkaJars: string,
  folder: string,
): Promise<StartArchive> {
  // An archive fits one build of Java and one place of the jars.
  const version = (await runCommand(java, ['-version'])).output;
  const id = createHash('sha256').update(version).digest('hex').slice(0, 12);
  const archive = join(dirname(dirname(kafkaJars)), 'kafka-start', `${KAFKA_VERSION}-${id}.jsa`);
  const fresh = join(folder, 'start.jsa');
  if (existsSync(archive)) {
    return { options: [`-XX:SharedArchiveFile=${archive}`], keep: async () => undefined };
  }
  return {
    options: [`-XX:ArchiveClassesAtExit=${fresh}`],
    async keep() {
      if (!existsSync(fresh)) return;
      await mkdir(dirname(archive), { recursive: true });
      const beside = `${archive}.${process.pid}.new`;
      try {
        await copyFile(fresh, beside);
        await rename(beside, archive);
      } finally {
        await rm(beside, { force: true });
        await rm(fresh, { force: true });
      }
    },
  };
}
