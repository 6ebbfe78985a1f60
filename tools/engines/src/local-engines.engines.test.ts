import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type ITopicMetadata, Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { type EngineName, type RunningEngines, startEngines } from './engines.ts';
import { installEngines } from './install/install-engines.ts';
import { startLocal } from './modes/local.ts';
import { isOpen } from './process/port-open.ts';
import { runCommand } from './process/run-command.ts';
import { waitUntil } from './process/wait-until.ts';
import { wipeEngines } from './wipe.ts';

jest.setTimeout(180_000);

const NAMES: readonly EngineName[] = ['kafka', 'mongo', 'temporal'];
const TOPIC = 'local-engines-test';
const NAMESPACE = 'local-engines-test';

function kafkaOf(running: RunningEngines): Kafka {
  const { brokers, admin } = running.addresses.kafka;
  return new Kafka({ brokers, sasl: { mechanism: 'scram-sha-512', ...admin }, logLevel: logLevel.NOTHING });
}

async function makeTopic(running: RunningEngines): Promise<void> {
  const admin = kafkaOf(running).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 3 }], waitForLeaders: true });
  await admin.disconnect();
}

async function topic(running: RunningEngines): Promise<ITopicMetadata | undefined> {
  const admin = kafkaOf(running).admin();
  await admin.connect();
  const { topics } = await admin.fetchTopicMetadata({ topics: [TOPIC] });
  await admin.disconnect();
  return topics[0];
}

async function withMongo<T>(
  url: string,
  work: (client: mongoose.mongo.MongoClient) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: 20_000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

function makeDocument(running: RunningEngines): Promise<unknown> {
  return withMongo(running.addresses.mongo.url, (client) =>
    client
      .db('engines-test')
      .collection('facts')
      .insertOne({ fact: 'kept' }, { writeConcern: { w: 'majority', j: true } }),
  );
}

function documents(running: RunningEngines): Promise<number> {
  return withMongo(running.addresses.mongo.url, (client) =>
    client.db('engines-test').collection('facts').countDocuments({ fact: 'kept' }),
  );
}

async function temporal(running: RunningEngines, command: 'create' | 'describe'): Promise<number> {
  const programs = await installEngines(() => undefined);
  const { address } = running.addresses.temporal;
  return (
    await runCommand(programs.temporal, [
      'operator',
      'namespace',
      command,
      '-n',
      NAMESPACE,
      '--address',
      address,
    ])
  ).code;
}

function pidOf(running: RunningEngines, name: EngineName): number {
  const pid = running.states().find((state) => state.name === name)?.pid;
  if (pid === undefined) throw new Error(`${name} has no pid`);
  return pid;
}

function isAlive(pid: number): boolean {
  try {
    // A process that has ended and isn't collected yet (Z) runs no more.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function backAfterDeath(running: RunningEngines, name: EngineName): Promise<boolean> {
  const back = (): boolean =>
    running.states().some((s) => s.name === name && s.state === 'up' && s.restarts === 1);
  return waitUntil(back, { everyMs: 50, timeoutMs: 60_000 });
}

describe('Engines on this machine', () => {
  let home: string;
  let running: RunningEngines;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'iwaa-engines-'));
    running = await startLocal({ home, ports: 'free' });
    await makeTopic(running);
    await makeDocument(running);
    expect(await temporal(running, 'create')).toBe(0);
  });

  afterAll(async () => {
    await running?.stop();
    await rm(home, { recursive: true, force: true });
  });

  test('answer once they are started', async () => {
    expect(running.states()).toEqual(
      NAMES.map((name) => ({ name, state: 'up', restarts: 0, pid: expect.any(Number) })),
    );
    expect((await topic(running))?.partitions).toHaveLength(3);
    expect(await documents(running)).toBe(1);
    expect((await fetch(running.addresses.temporal.uiUrl)).ok).toBe(true);
  });

  test('keep their passwords where only this user can read them', async () => {
    for (const file of ['secrets.json', 'mongo.key', 'addresses.json', 'kafka/server.properties']) {
      expect((await stat(join(home, file))).mode & 0o077).toBe(0);
    }
  });

  test('let nobody in who has no password', async () => {
    const anonymous = running.addresses.mongo.url
      .replace(/\/\/[^@]+@/, '//')
      .replace('&authSource=admin', '');
    await expect(
      withMongo(anonymous, (client) => client.db('engines-test').collection('facts').findOne({})),
    ).rejects.toThrow(/requires authentication/);
    const stranger = new Kafka({
      brokers: running.addresses.kafka.brokers,
      sasl: { mechanism: 'scram-sha-512', username: 'admin', password: 'wrong' },
      logLevel: logLevel.NOTHING,
      retry: { retries: 0 },
    }).admin();
    await expect(stranger.connect()).rejects.toThrow(/SASL/);
    await stranger.disconnect();
  });

  test('are run by one process a home: a second start is refused in a sentence', async () => {
    await expect(startEngines({ home, ports: 'free' })).rejects.toMatchObject({
      code: 'home-in-use',
      message: expect.stringContaining(`already run by process ${process.pid}`),
    });
    await expect(wipeEngines(home)).rejects.toMatchObject({ code: 'home-in-use' });
  });

  test.each(NAMES)('%s that is killed comes back by itself, at its address, with its data', async (name) => {
    const killed = pidOf(running, name);
    process.kill(killed, 'SIGKILL');
    expect(await backAfterDeath(running, name)).toBe(true);
    expect(pidOf(running, name)).not.toBe(killed);
    expect((await topic(running))?.partitions).toHaveLength(3);
    expect(await documents(running)).toBe(1);
    expect(await temporal(running, 'describe')).toBe(0);
  });
});

describe('A home', () => {
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'iwaa-engines-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  test('has no process and no pid file after a stop, goes on with its data, even on other ports, and can be wiped', async () => {
    const first = await startLocal({ home, ports: 'free' });
    await makeTopic(first);
    await makeDocument(first);
    const pids = NAMES.map((name) => pidOf(first, name));
    await first.stop();
    expect(pids.filter(isAlive)).toEqual([]);
    expect([...NAMES, 'starter'].filter((name) => existsSync(join(home, `${name}.pid`)))).toEqual([]);

    await rm(join(home, 'ports.json'));
    const second = await startLocal({ home, ports: 'free' });
    expect(second.addresses.mongo.url).not.toBe(first.addresses.mongo.url);
    expect((await topic(second))?.partitions).toHaveLength(3);
    expect(await documents(second)).toBe(1);
    await second.stop();

    await wipeEngines(home);
    expect(existsSync(join(home, 'mongo')) || existsSync(join(home, 'secrets.json'))).toBe(false);
  });

  test('whose starter was killed is cleared by the next start, which says so and keeps the data', async () => {
    const script = `
      const { startEngines } = await import(${JSON.stringify(join(import.meta.dirname, 'engines.ts'))});
      const running = await startEngines({ home: ${JSON.stringify(home)}, ports: 'free' });
      process.stdout.write(JSON.stringify(running.states().map((state) => state.pid)));
      setInterval(() => undefined, 1000);`;
    const env = { ...process.env, ENGINES: 'local', NODE_OPTIONS: '' };
    const starter = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [told] = await once(starter.stdout, 'data');
    const orphans: number[] = JSON.parse(String(told));
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    expect(orphans.every(isAlive)).toBe(true);

    const lines: string[] = [];
    const running = await startLocal({ home, ports: 'free', onProgress: (line) => lines.push(line) });
    expect(lines[0]).toMatch(/^Stopped temporal, mongo, kafka, left running by a start that was killed/);
    expect(orphans.filter(isAlive)).toEqual([]);
    await running.stop();
  });

  test('whose port is taken is refused by name, and nothing of the others is left running', async () => {
    const ports: { mongo: number; temporal: number } = JSON.parse(
      readFileSync(join(home, 'ports.json'), 'utf8'),
    );
    const { createServer } = await import('node:net');
    const squatter = createServer().listen(ports.mongo, '127.0.0.1');
    await once(squatter, 'listening');
    await expect(startLocal({ home, ports: 'free' })).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(`port ${ports.mongo} of 127.0.0.1`),
    });
    squatter.close();
    expect(await isOpen(ports.temporal)).toBe(false);
    expect(NAMES.filter((name) => existsSync(join(home, `${name}.pid`)))).toEqual([]);
  });
});
