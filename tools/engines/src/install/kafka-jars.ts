import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { errno } from '../process/errno.ts';
import { lastLines } from '../process/last-lines.ts';
import { type CommandResult, runCommand } from '../process/run-command.ts';
import { EnginesRefusal } from '../refusal.ts';
import { KAFKA_VERSION, LOG4J_VERSION, SLF4J_BINDING } from '../versions.ts';
import { fillCacheFolder } from './cache-folder.ts';
import { checksumFaults, parseChecksums } from './jar-checksums.ts';
import { unpackWheels } from './wheel.ts';

const PACKAGE_ROOT = join(import.meta.dirname, '..', '..');
const TITLE = `Kafka ${KAFKA_VERSION}`;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>iwaa</groupId><artifactId>kafka-jars</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${KAFKA_VERSION}</version></dependency>
<dependency><groupId>org.apache.logging.log4j</groupId><artifactId>${SLF4J_BINDING}</artifactId><version>${LOG4J_VERSION}</version></dependency>
</dependencies></project>
`;

/** Copies the jars with Maven. False when Maven isn't there or fails: the other way is tried then. */
async function withMaven(work: string, jars: string): Promise<boolean> {
  const pom = join(work, 'pom.xml');
  await writeFile(pom, POM);
  try {
    const copy = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${jars}`];
    return (await runCommand('mvn', ['-q', '-B', '-f', pom, ...copy])).code === 0;
  } catch (error) {
    if (errno(error) === 'ENOENT') return false;
    throw error;
  }
}

async function findJars(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile() && e.name.endsWith('.jar')).map((e) => join(e.parentPath, e.name));
}

function resolverRefusal(result: CommandResult): EnginesRefusal {
  if (/No space left on device/.test(result.output)) {
    return new EnginesRefusal(
      'disk-full',
      `The disk was full while ${TITLE} was fetched: free some space, or set IWAA_CACHE to a folder on another disk.`,
    );
  }
  return new EnginesRefusal(
    'download-failed',
    `${TITLE} could not be fetched from Maven Central: check the network and start again. The resolver said:\n${lastLines(result.output, 4)}`,
  );
}

/** Resolves the same jars without Maven and without Java: jgo is a Maven resolver in Python. */
async function withJgo(work: string, jars: string): Promise<void> {
  const tool = join(work, 'jgo');
  await unpackWheels(TITLE, await readFile(join(PACKAGE_ROOT, 'jgo-requirements.txt'), 'utf8'), tool);
  const resolve = async (artifact: string): Promise<string[]> => {
    const found = join(work, basename(artifact).replaceAll(':', '-'));
    const result = await runCommand(
      'python3',
      [
        ...['-m', 'jgo', '--quiet', '--resolver', 'python', '--links', 'copy', '--class-path-only'],
        ...['--repo-cache', join(work, 'm2'), '--cache-dir', found, 'info', 'classpath', artifact],
      ],
      { env: { ...process.env, PYTHONPATH: tool } },
    );
    if (result.code !== 0) throw resolverRefusal(result);
    return findJars(found);
  };
  // One artifact a call: asked for both at once, log4j's managed versions override Kafka's own.
  const kafka = await resolve(`org.apache.kafka:kafka_2.13:${KAFKA_VERSION}`);
  const binding = await resolve(`org.apache.logging.log4j:${SLF4J_BINDING}:${LOG4J_VERSION}`);
  const wanted = [...kafka, ...binding.filter((path) => basename(path).startsWith(`${SLF4J_BINDING}-`))];
  for (const path of wanted) await copyFile(path, join(jars, basename(path)));
}

/** Puts Kafka's jars, checked one by one, into the cache and gives back the folder that holds them. */
export async function installKafkaJars(cache: string, report: (line: string) => void): Promise<string> {
  const began = performance.now();
  const { folder, made } = await fillCacheFolder(cache, `kafka-${KAFKA_VERSION}`, async (temporary) => {
    const jars = join(temporary, 'libs');
    const work = join(temporary, 'work');
    await mkdir(jars);
    await mkdir(work);
    report(`${TITLE}: fetching 45 jars (43 MB).`);
    if (!(await withMaven(work, jars))) {
      await rm(jars, { recursive: true });
      await mkdir(jars);
      await withJgo(work, jars);
    }
    await rm(work, { recursive: true });
    const list = parseChecksums(await readFile(join(PACKAGE_ROOT, `kafka-${KAFKA_VERSION}.sha256`), 'utf8'));
    const faults = await checksumFaults(jars, list);
    if (faults.length > 0) throw wrongJars(faults);
  });
  if (made) report(`${TITLE} is installed (${((performance.now() - began) / 1000).toFixed(1)} s).`);
  return join(folder, 'libs');
}

/** The refusal for jars that aren't the ones this version was made with. */
export function wrongJars(faults: readonly string[]): EnginesRefusal {
  const more = faults.length > 3 ? `, and ${faults.length - 3} more` : '';
  return new EnginesRefusal(
    'wrong-checksum',
    `Maven Central gave other jars for ${TITLE} than this version was made with (${faults.slice(0, 3).join('; ')}${more}), so they were thrown away: check the repository or mirror that Maven is set to.`,
  );
}
