import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@iwaa/engines/local/ports';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isReady } from './readiness.ts';
import { type ServiceState, type SupervisedService, superviseService } from './supervised-service.ts';

/** As little of a service as can be: ready at once, ends when told or when its supervisor is gone. */
const PROGRAM = `
import { createServer } from 'node:http';
if (process.env.CRASHES) process.exit(1);
if (process.env.REFUSES) { process.stderr.write('MONGO_URL: is missing\\n'); process.exit(78); }
const server = createServer((_, answer) => answer.end('{"status":"ready"}')).listen(process.env.PORT, '127.0.0.1');
const end = () => { server.close(); server.closeAllConnections(); process.disconnect?.(); };
process.once('SIGTERM', end);
process.once('disconnect', end);
`;

let folder: string;
let program: string;
const started: SupervisedService[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iwaa-service-'));
  program = join(folder, 'main.mjs');
  await writeFile(program, PROGRAM);
});
afterEach(async () => {
  for (const service of started.splice(0)) await service.stop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function aService(env: Record<string, string> = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const states: ServiceState['state'][] = [];
  const service = superviseService({
    name: 'intake',
    program,
    url,
    env: { PATH: process.env.PATH, PORT: String(port), ...env },
    logFile: join(folder, `${port}.log`),
    pidFile: join(folder, `${port}.pid`),
    marker: `--home=${folder}/${port}`,
    onChange: ({ state }) => states.push(state),
  });
  started.push(service);
  return { service, url, states };
}

describe('the process of a service', () => {
  it('is ready when start comes back, and gone when stop comes back', async () => {
    const { service, url, states } = await aService();
    await service.start();
    expect(await isReady(url)).toBe(true);
    await service.stop();
    expect(await isReady(url)).toBe(false);
    expect(states).toEqual(['starting', 'up', 'down']);
  });

  it('is started again when it is killed, and says so', async () => {
    const { service, url, states } = await aService();
    await service.start();
    const first = service.state().pid ?? 0;
    process.kill(first, 'SIGKILL');
    const back = (): boolean => service.state().state === 'up' && service.state().restarts === 1;
    expect(await waitUntil(back, { everyMs: 20, timeoutMs: 20_000 })).toBe(true);
    expect(await isReady(url)).toBe(true);
    expect(service.state().pid).not.toBe(first);
    expect(states).toEqual(['starting', 'up', 'restarting', 'up']);
  });

  it('is not started again when it refuses its environment, and the refusal shows why', async () => {
    const { service, states } = await aService({ REFUSES: 'yes' });
    await expect(service.start()).rejects.toThrow(
      /intake ended while it was starting[\s\S]*MONGO_URL: is missing/,
    );
    expect(states).toEqual(['starting', 'down']);
  });

  it('is given up when it can not be started three times in a row', async () => {
    const { service } = await aService({ CRASHES: 'yes' });
    await expect(service.start()).rejects.toThrow(/ended while it was starting/);
    expect(service.state()).toMatchObject({ state: 'down', restarts: 2 });
  });
});
