import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasEnded } from '@iwaa/engines/process/pid-file';
import { addPeople } from '@iwaa/issuer/people/people-file';
import { openCookieBrowser } from '@iwaa/issuer/provider/cookie-browser';
import { testEngines } from '@iwaa/testing/engines';
import { eventually } from '@iwaa/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as client from 'openid-client';
import { startOtherProvider } from './other-provider.ts';
import { type Platform, type PlatformOptions, startPlatform } from './platform.ts';
import { status } from './status.ts';
import { wipePlatform } from './wipe-platform.ts';

let options: PlatformOptions;
let platform: Platform;

beforeAll(async () => {
  const { kafka, mongo, temporal } = testEngines().addresses;
  // The engines of all tests, so that this file starts none of its own.
  Object.assign(process.env, {
    ENGINES: 'external',
    KAFKA_BROKERS: kafka.brokers.join(','),
    KAFKA_ADMIN_USERNAME: kafka.admin.username,
    KAFKA_ADMIN_PASSWORD: kafka.admin.password,
    MONGO_URL: mongo.url,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    TEMPORAL_UI_URL: temporal.uiUrl,
  });
  options = {
    home: await mkdtemp(join(tmpdir(), 'iwaa-platform-')),
    namespace: `p${randomBytes(4).toString('hex')}`,
    ports: 'free',
    services: ['intake', 'mediation'],
    agencies: ['clinic'],
  };
  platform = await startPlatform(options);
}, 180_000);
afterAll(async () => {
  await platform?.stop();
  await rm(options.home, { recursive: true, force: true });
});

function stateOf(name: string) {
  return platform.states().find((part) => part.name === name);
}

function isReady(service: 'intake' | 'mediation'): Promise<boolean> {
  return fetch(`${platform.addresses.services[service]}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

describe('the platform', () => {
  it('is there with every part up when start comes back', async () => {
    expect(platform.states().map(({ name, state }) => [name, state])).toEqual([
      ['kafka', 'up'],
      ['mongo', 'up'],
      ['temporal', 'up'],
      ['issuer', 'up'],
      ['intake', 'up'],
      ['mediation', 'up'],
      ['console', 'up'],
    ]);
    expect(await isReady('intake')).toBe(true);
    expect(await (await fetch(platform.addresses.console)).text()).toContain('<title>إيواء · Iwaa</title>');
  });

  it('lets in whom its issuer gave a token', async () => {
    const url = `${platform.addresses.services.mediation}/mediation-files`;
    const token = await platform.issuer.token({
      subject: 'a',
      role: 'social-worker',
      campaigns: ['SK-2425'],
    });
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  it('lets in who signs in at its issuer, with what the console is told of it', async () => {
    const [worker] = await addPeople(options.home, [
      {
        name: { ar: 'مساعدة', fr: 'Assistance', en: 'Worker' },
        role: 'social-worker',
        ...{ provinces: [], campaigns: ['SK-2425'], centres: [], agencies: [] },
      },
    ]);
    const { issuer, clientId, clientSecret } = platform.signIn;
    const console = await client.discovery(
      new URL(issuer),
      clientId,
      undefined,
      client.ClientSecretBasic(clientSecret),
      { execute: [client.allowInsecureRequests] },
    );
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const browser = openCookieBrowser(issuer);
    const page = await browser.open(
      client.buildAuthorizationUrl(console, {
        redirect_uri: `${platform.addresses.console}/sign-in/callback`,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
      }),
    );
    const { url: callback } = await browser.press(page, { subject: worker?.subject ?? '' });
    const tokens = await client.authorizationCodeGrant(console, callback, { pkceCodeVerifier });
    const url = `${platform.addresses.services.mediation}/mediation-files`;
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    expect((await fetch(url, { headers })).status).toBe(200);
  });

  it('believes another provider alone, where one is named, and keeps a token of it for casework', async () => {
    const home = await mkdtemp(join(tmpdir(), 'iwaa-platform-'));
    const other = await startOtherProvider('secret-of-casework');
    const secrets = { clientSecret: 'secret-of-the-console', caseworkClientSecret: 'secret-of-casework' };
    const provider = {
      ...{ issuer: other.issuer, clientId: 'iwaa-console', caseworkClientId: 'iwaa-casework', ...secrets },
      claims: '{"role":["access","roles"]}',
    };
    try {
      const connected = await startPlatform({
        ...{ home, provider, namespace: `${options.namespace}o`, ports: 'free' },
        ...{ services: ['mediation'], console: false },
      });
      const statusWith = async (token: string): Promise<number> => {
        const url = `${connected.addresses.services.mediation}/mediation-files`;
        return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
      };
      expect(connected.states().map(({ name }) => name)).not.toContain('issuer');
      // Known, and of a role that may not do this.
      expect(await statusWith(await readFile(join(home, 'service-token'), 'utf8'))).toBe(403);
      expect(await statusWith(await connected.issuer.token({ subject: 'a', role: 'service' }))).toBe(401);
      await connected.stop();
    } finally {
      await other.stop();
      await rm(home, { recursive: true, force: true });
    }
  }, 90_000);

  it('brings a service back that is killed, without touching the others', async () => {
    const [intake, mediation] = [stateOf('intake')?.pid, stateOf('mediation')?.pid];
    process.kill(intake ?? 0, 'SIGKILL');
    await eventually(() => expect(stateOf('intake')).toMatchObject({ state: 'up', restarts: 1 }), 45_000);
    expect(await isReady('intake')).toBe(true);
    expect(stateOf('intake')?.pid).not.toBe(intake);
    expect(stateOf('mediation')?.pid).toBe(mediation);
  });

  it('keeps passwords, keys, tokens and logs from other users of the machine', async () => {
    for (const path of ['credentials.json', 'service-token', 'issuer/signing-keys.json', 'logs/intake.log']) {
      expect([path, (await stat(join(options.home, path))).mode & 0o077]).toEqual([path, 0]);
    }
  });

  it('writes no password to a log', async () => {
    const passwords: string[] = Object.values(
      JSON.parse(await readFile(join(options.home, 'credentials.json'), 'utf8')),
    );
    const log = await readFile(join(options.home, 'logs', 'intake.log'), 'utf8');
    for (const password of passwords) expect(log).not.toContain(password);
  });

  it('is found by status, and refuses a second start and a reset while it runs', async () => {
    const lines: string[] = [];
    // Three of the five were not asked for here, and so do not answer.
    expect(await status(options.home, (line) => lines.push(line))).toBe(false);
    expect(lines.join('\n')).toMatch(/intake +ready/);
    await expect(startPlatform(options)).rejects.toThrow(/already runs with the home/);
    await expect(wipePlatform(options.home)).rejects.toThrow(/already runs with the home/);
  });

  it('gives one more agency access', async () => {
    const login = await platform.addAgency('late-clinic');
    expect(login.username).toBe(`${options.namespace}.agency.late-clinic`);
    expect(await platform.addAgency('late-clinic')).toEqual(login);
  });

  it('leaves nothing behind that blocks the next start, when it is killed', async () => {
    const home = await mkdtemp(join(tmpdir(), 'iwaa-platform-'));
    const namespace = `${options.namespace}k`;
    const killed = { ...options, home, namespace, services: ['mediation'] as const };
    const program = `
      const { startPlatform } = await import(${JSON.stringify(join(import.meta.dirname, 'platform.ts'))});
      const platform = await startPlatform(${JSON.stringify(killed)});
      process.stdout.write(platform.states().find(({ name }) => name === 'mediation').pid + '\\n');
      setInterval(() => undefined, 1000);`;
    const supervisor = spawn(
      process.execPath,
      ['--disable-warning=TimeoutNegativeWarning', '--input-type=module', '--eval', program],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: process.env,
      },
    );
    try {
      const [printed] = await once(supervisor.stdout, 'data');
      const service = Number(printed);
      expect(hasEnded(service)).toBe(false);
      supervisor.kill('SIGKILL');
      await once(supervisor, 'exit');
      const next = await startPlatform(killed);
      expect(hasEnded(service)).toBe(true);
      expect(next.states().find(({ name }) => name === 'mediation')).toMatchObject({
        state: 'up',
        restarts: 0,
      });
      await next.stop();
    } finally {
      supervisor.kill('SIGKILL');
      await rm(home, { recursive: true, force: true });
    }
  }, 150_000);

  it('stops everything, comes back with the same logins, and is wiped but for what is not its own when nothing runs', async () => {
    const before = platform.credentials;
    await platform.stop();
    expect(await isReady('intake')).toBe(false);
    platform = await startPlatform(options);
    expect(platform.credentials.services).toEqual(before.services);
    expect(platform.credentials.changes).toEqual({
      ...before.changes,
      topics: 0,
      users: 0,
      access: 0,
      quotas: 0,
      databases: 0,
    });
    await platform.stop();
    await mkdir(join(options.home, 'reports', 'SK-2425'), { recursive: true });
    const mine = join(options.home, 'mine.txt');
    await writeFile(mine, '');
    expect(await wipePlatform(options.home)).toEqual(['mine.txt']);
    await rm(mine);
    expect(await wipePlatform(options.home)).toEqual([]);
    await expect(access(options.home)).rejects.toThrow();
    expect(await wipePlatform(options.home)).toBeUndefined();
  });
});
