import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { httpConfig, readConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { createBase } from './base.ts';
import { createHttpPart } from './http-part.ts';
import { type Part, startParts } from './part.ts';

let folder: string;
let keys: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iwaa-parts-'));
  const file = join(folder, 'jwks.json');
  const { publicKey } = await generateKeyPair('ES256');
  await writeFile(file, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] }));
  keys = pathToFileURL(file).href;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function newBase() {
  const config = readConfig(httpConfig, { PORT: '0', TOKEN_KEYS: keys, TOKEN_ISSUER: 'https://issuer.test' });
  return createBase('gateway', config, {
    log: createLogger('gateway', 'silent'),
    clock: () => new Date(),
    fatal: () => undefined,
  });
}

describe('a service', () => {
  test('of HTTP alone needs neither a database nor Kafka', async () => {
    const http = await createHttpPart(newBase(), {
      description: 'As little of a service as can be.',
      routes: () => undefined,
      parts: [],
    });
    const stop = await startParts([http]);
    try {
      const ask = async (path: string) => (await fetch(`${http.url}${path}`)).json();
      expect(await ask('/livez')).toEqual({ status: 'live' });
      expect(await ask('/readyz')).toEqual({ status: 'ready', missing: [], attention: [] });
    } finally {
      await stop();
    }
    await expect(fetch(`${http.url}/livez`)).rejects.toThrow();
  });

  test('is ready when all of its parts are, and says by name what is missing', async () => {
    const parts: Part[] = [
      { readiness: { mongodb: () => true, 'person-keys': () => false } },
      { attention: () => ['Look here.'] },
      { readiness: { 'kafka-facts': () => Promise.reject(new Error('away')) } },
    ];
    const { app } = await createHttpPart(newBase(), { description: 'It.', routes: () => undefined, parts });
    const answer = await app.inject({ url: '/readyz' });
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      { status: 'not-ready', missing: ['person-keys', 'kafka-facts'], attention: ['Look here.'] },
    ]);
  });

  test('starts its parts in their order and stops them in the opposite one', async () => {
    const heard: string[] = [];
    const part = (name: string): Part => ({
      start: async () => void heard.push(`start ${name}`),
      stop: async () => void heard.push(`stop ${name}`),
    });
    const stop = await startParts([part('kafka'), part('store'), part('http')]);
    await stop();
    expect(heard).toEqual([
      'start kafka',
      'start store',
      'start http',
      'stop http',
      'stop store',
      'stop kafka',
    ]);
  });
});
