import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { agencyReferralsTopic } from '@iwaa/contracts/topology';
import { endOfTopic } from '@iwaa/provision/kafka/topic-end';
import { canLogIn } from '@iwaa/provision/kafka/users';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import { createServiceClient } from '@iwaa/service-client/service-client';
import { testEngines } from '@iwaa/testing/engines';
import { eventually } from '@iwaa/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { homePlaces } from '../home.ts';
import { type Platform, startPlatform } from '../platform.ts';
import { type Agencies, createAgencies } from './agencies.ts';

const namespace = `p${randomBytes(4).toString('hex')}`;
const provinceId = 'kenitra';
const campaignId = 'KN-2425';
const night = '2024-12-12';
const { kafka, mongo, temporal } = testEngines().addresses;
const [broker = ''] = kafka.brokers;
let home: string;
let platform: Platform;
let agencies: Agencies;

const clientOf = (
  service: 'intake' | 'referral',
  who: Omit<Parameters<Platform['issuer']['token']>[0], 'subject'>,
) =>
  createServiceClient({
    url: platform.addresses.services[service],
    token: () => platform.issuer.token({ subject: 'test', ...who }),
  });
const committee = { role: 'committee', provinces: [provinceId], campaigns: [campaignId] } as const;

beforeAll(async () => {
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
  home = await mkdtemp(join(tmpdir(), 'iwaa-agencies-'));
  const services = ['intake', 'referral'] as const;
  platform = await startPlatform({ home, namespace, ports: 'free', services, console: false });
  agencies = createAgencies({
    referral: (who) =>
      clientOf(
        'referral',
        'provinceId' in who
          ? { role: 'committee', provinces: [who.provinceId] }
          : { role: 'agency-staff', agencies: [who.agencyId] },
      ),
    addresses: testEngines().addresses,
    secrets: homePlaces(home).secrets,
    namespace,
  });
  const intake = clientOf('intake', committee);
  await intake.call(intakeRoutes.declareProvince, {
    body: { provinceId, name: 'Kenitra' },
    key: randomUUID(),
  });
  await intake.call(intakeRoutes.declareCampaign, {
    params: { provinceId },
    body: { campaignId, city: 'Kenitra', startsOn: night, endsOn: '2025-01-31' },
    key: randomUUID(),
  });
}, 180_000);
afterAll(async () => {
  await platform?.stop();
  await rm(home, { recursive: true, force: true });
});

/** Adds an agency for health, once referral has heard of the province. */
const add = (agencyId: string, rank: number) =>
  eventually(() => agencies.add(provinceId, { agencyId, name: agencyId, services: ['health'], rank }));

/** Somebody who needs health care and agrees, and the agency that is asked. */
async function askedFor(): Promise<{ caseId: string; agencyId: string }> {
  const team = clientOf('intake', { role: 'street-team', campaigns: [campaignId], team: 'north' });
  const { roundId } = await team.call(intakeRoutes.startRound, {
    params: { campaignId },
    body: { team: 'north', night, places: [] },
    key: randomUUID(),
  });
  const { caseId } = await team.call(intakeRoutes.recordContact, {
    params: { roundId },
    body: {
      person: { identity: {}, profile: { unit: 'men', ageGroup: '18-64' } },
      place: 'bus-station',
      needs: ['health'],
      consents: [{ purpose: 'referral' }],
    },
    key: randomUUID(),
  });
  return eventually(async () => ({ caseId, agencyId: (await openOf(caseId)) ?? fail() }));
}

function fail(): never {
  throw new Error('nobody was asked yet');
}

/** The agency that has the open referral of a case. */
async function openOf(caseId: string): Promise<string | undefined> {
  const { items } = await clientOf('referral', committee).call(referralRoutes.listReferrals, {
    query: { caseId, open: 'true' },
  });
  return items[0]?.agencyId;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof RefusedRequest ? error.code : error),
  );

describe('an agency', () => {
  it('that is added is registered and let in, and what to hand over is told once', async () => {
    const { agency, handedOver } = await add('once', 900);
    expect(agency).toMatchObject({ agencyId: 'once', state: 'active', rank: 900 });
    if (!handedOver) throw new Error('nothing was handed over');
    expect(handedOver.referralsTopic).toBe(agencyReferralsTopic('once', namespace));
    expect(await canLogIn(broker, handedOver)).toBe(true);
    expect((await add('once', 900)).handedOver).toBeUndefined();
    expect(await agencies.list(provinceId, {})).toMatchObject([{ agencyId: 'once' }]);

    const rotated = await agencies.rotate('once');
    expect([await canLogIn(broker, rotated), await canLogIn(broker, handedOver)]).toEqual([true, false]);
    expect(await codeOf(agencies.rotate('nobody'))).toBe('not-found');
    expect(await codeOf(agencies.suspend('nobody', 'other'))).toBe('not-found');
  });

  it('that is suspended is asked no more, and one that is removed leaves nothing behind but what it was asked for', async () => {
    const { handedOver } = await add('first', 1);
    await add('second', 2);
    const one = await askedFor();
    expect(one.agencyId).toBe('first');
    expect(await agencies.suspend('first', 'not-answering')).toMatchObject({ state: 'suspended' });
    await eventually(async () => expect(await openOf(one.caseId)).toBe('second'));
    expect(await agencies.resume('first')).toMatchObject({ state: 'active' });
    const two = await askedFor();
    expect(two.agencyId).toBe('first');

    expect(await agencies.remove('first', 'closed')).toMatchObject({ state: 'removed' });
    await eventually(async () => expect(await openOf(two.caseId)).toBe('second'));
    expect(await canLogIn(broker, handedOver ?? { username: '', password: '' })).toBe(false);
    expect(await endOfTopic(kafka, agencyReferralsTopic('first', namespace))).toBeUndefined();
    expect((await agencies.list(provinceId, { state: 'removed' })).map(({ agencyId }) => agencyId)).toEqual([
      'first',
    ]);
    // Removed again it is gone all the same, and the others are asked and heard as before.
    expect(await agencies.remove('first', 'closed')).toMatchObject({ state: 'removed' });
    expect((await askedFor()).agencyId).toBe('second');
    expect((await fetch(`${platform.addresses.services.referral}/readyz`)).status).toBe(200);
  });
});

describe('the command line', () => {
  async function command(...args: string[]) {
    const program = join(import.meta.dirname, 'cli.ts');
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, IWAA_HOME: join(home, 'nothing-here') },
    });
    const [out, told, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { code, out, told };
  }

  it('tells what there is, and refuses what is wrong', async () => {
    expect(await command('--help')).toMatchObject({ code: 0, out: expect.stringContaining('rotate') });
    expect(await command('suspend', 'clinic')).toMatchObject({
      code: 1,
      told: expect.stringContaining('--reason'),
    });
    expect(await command('show', 'Not A Name')).toMatchObject({
      code: 1,
      told: expect.stringContaining('lower-case words'),
    });
  });

  it('says with a code of its own that the platform is not reached, in JSON where that is asked for', async () => {
    const { code, told } = await command('show', 'clinic', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(told).message).toMatch(/is not up/);
    const elsewhere = [
      '--referral',
      'http://127.0.0.1:1',
      '--token-file',
      '/dev/null',
      '--passwords',
      '/dev/null',
    ];
    expect((await command('show', 'clinic', ...elsewhere)).code).toBe(3);
  });

  it('ends with another code where the platform refuses', async () => {
    const tokenFile = join(home, 'token');
    await writeFile(tokenFile, await platform.issuer.token({ subject: 'test', ...committee }));
    const elsewhere = ['--referral', platform.addresses.services.referral, '--token-file', tokenFile];
    const there = [...elsewhere, '--passwords', homePlaces(home).secrets];
    expect(await command('show', 'nobody', ...there)).toMatchObject({
      code: 2,
      told: expect.stringContaining('not-found'),
    });
    expect(await command('show', 'second', '--json', ...there)).toMatchObject({ code: 0 });
  });
});
