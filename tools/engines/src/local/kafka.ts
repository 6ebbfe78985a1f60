import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Programs } from '../install/install-engines.ts';
import { engineEnvironment } from '../process/engine-environment.ts';
import { lastLines } from '../process/last-lines.ts';
import { isOpen } from '../process/port-open.ts';
import { runCommand } from '../process/run-command.ts';
import { EnginesRefusal } from '../refusal.ts';
import type { Engine } from './engine.ts';
import type { HomeFiles } from './home-files.ts';
import { writePrivate } from './home-files.ts';
import { kafkaAddress, kafkaAnswers } from './kafka-answers.ts';
import { KAFKA_ADMIN, KAFKA_LOGGING, kafkaConfig } from './kafka-config.ts';
import { kafkaStartArchive } from './kafka-start-archive.ts';
import { engineMarker } from './orphans.ts';
import { DEFAULT_PORTS, type Ports } from './ports.ts';
import type { Secrets } from './secrets.ts';

/** Kafka as a process of this machine: one KRaft node with SCRAM and ACLs, its data under the home. */
export async function localKafka(
  programs: Programs,
  files: HomeFiles,
  ports: Ports,
  secrets: Secrets,
): Promise<Engine> {
  const folder = files.data('kafka');
  const archive = await kafkaStartArchive(programs.java, programs.kafkaJars, folder);
  const logDir = join(folder, 'log');
  const properties = join(folder, 'server.properties');
  const logging = join(folder, 'log4j2.yaml');
  const jvm = [`-Dlog4j2.configurationFile=${logging}`, '-cp', `${programs.kafkaJars}/*`];
  const client = `127.0.0.1:${ports.kafka}`;

  const format = async (): Promise<void> => {
    // A format that was interrupted leaves a folder without meta.properties, which a second format would refuse.
    await rm(logDir, { recursive: true, force: true });
    const scram = `SCRAM-SHA-512=[name=${KAFKA_ADMIN},password=${secrets.kafkaAdminPassword}]`;
    const result = await runCommand(
      programs.java,
      [
        ...['-Xmx128m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', ...jvm],
        ...['kafka.tools.StorageTool', 'format', '--standalone', '--cluster-id', secrets.kafkaClusterId],
        ...['--config', properties, '--add-scram', scram],
      ],
      { env: engineEnvironment() },
    );
    if (result.code === 0) return;
    await writeFile(files.log('kafka'), result.output, { flag: 'a' });
    throw new EnginesRefusal(
      'engine-died',
      `Kafka could not lay out its data folder ${logDir}: read its log (${files.log('kafka')}). Its last lines:\n${lastLines(result.output, 5)}`,
    );
  };

  return {
    name: 'kafka',
    title: 'Kafka',
    command: {
      file: programs.java,
      args: [
        // One node on two shared cores needs no concurrent collector; out of memory it ends, and is started again. The first
        // compiler alone starts Kafka with half the CPU, and makes it a few hundredths of a busy night dearer.
        ...['-Xms256m', '-Xmx512m', '-XX:+UseSerialGC'],
        ...['-XX:TieredStopAtLevel=1', '-XX:+ExitOnOutOfMemoryError'],
        ...[...archive.options, ...jvm, 'kafka.Kafka', properties],
      ],
    },
    marker: engineMarker(files, 'kafka'),
    ports: [
      { port: ports.kafka, setting: DEFAULT_PORTS.kafka.setting },
      { port: ports.kafkaController, setting: DEFAULT_PORTS.kafkaController.setting },
    ],
    pidFile: files.pid('kafka'),
    logFile: files.log('kafka'),
    async prepare() {
      const text = kafkaConfig({
        advertised: client,
        listen: client,
        controller: `127.0.0.1:${ports.kafkaController}`,
        logDir,
        adminPassword: secrets.kafkaAdminPassword,
        controllerPassword: secrets.kafkaControllerPassword,
      });
      await writePrivate(properties, text);
      await writePrivate(logging, KAFKA_LOGGING);
      if (!existsSync(join(logDir, 'meta.properties'))) await format();
    },
    async ready() {
      if (!(await isOpen(ports.kafka))) return false;
      return kafkaAnswers(kafkaAddress('127.0.0.1', ports.kafka, secrets.kafkaAdminPassword));
    },
    // Without the archive the next start is only slower, so a full disk is no reason to fail a stop.
    stopped: () => archive.keep().catch(() => undefined),
  };
}
