import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { referralRequested } from '@iwaa/contracts/events/referral';
import { agencyReferralsTopic } from '@iwaa/contracts/topology';
import { type RunningEngines, startEngines } from '@iwaa/engines/engines';
import { createFactPublisher } from '@iwaa/eventing/kafka/fact-publisher';
import { createKafka } from '@iwaa/eventing/kafka/kafka';
import { provision } from '@iwaa/provision/provision';
import { createLogger } from '@iwaa/service-kit/logger';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAgencyClient } from './agency-client.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
let home: string;
let engines: RunningEngines;

// Engines of its own: the others' tests must not lose their broker.
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'iwaa-agency-'));
  engines = await startEngines({ home, ports: 'free' });
}, 120_000);
afterAll(async () => {
  await engines?.stop();
  await rm(home, { recursive: true, force: true });
}, 120_000);

test('a broker that dies leaves nothing for the agency to do: its referrals come on, and it answers again', async () => {
  const { addresses } = engines;
  const { agencies } = await provision({
    addresses,
    services: [],
    agencies: ['clinic'],
    secrets: join(home, 'agencies.json'),
  });
  const login = agencies.get('clinic') ?? { username: '', password: '' };
  const log = createLogger('test', 'silent');
  const kafka = createKafka({ ...addresses.kafka, ...addresses.kafka.admin, clientId: 'test' }, log);
  const publisher = createFactPublisher({ kafka, log });
  const ask = async (): Promise<string> => {
    const referralId = randomUUID();
    const fact = aFact(referralRequested, {
      referralId,
      caseId: 'SK-2425-00042',
      campaignId: 'SK-2425',
      agencyId: 'clinic',
      service: 'health',
      needId: randomUUID(),
      night: '2024-12-12',
      attempt: 1,
      answerBy: '2024-12-14T21:00:00.000Z',
    });
    await eventually(
      () => publisher.publish([{ topic: agencyReferralsTopic('clinic'), key: 'SK-2425-00042', fact }]),
      60_000,
    );
    return referralId;
  };

  const seen: string[] = [];
  const client = createAgencyClient({
    ...login,
    brokers: addresses.kafka.brokers,
    agencyId: 'clinic',
    log: silent,
  });
  client.onReferral(async ({ data }) => {
    seen.push(data.referralId);
  });
  await client.start();
  const before = await ask();
  await eventually(() => expect(seen).toContain(before));

  process.kill(engines.states().find(({ name }) => name === 'kafka')?.pid ?? Number.NaN, 'SIGKILL');
  const after = await ask();
  await eventually(() => expect(seen).toContain(after), 60_000);
  await eventually(() => client.answer(after, { state: 'accepted' }), 60_000);

  await client.close();
  await publisher.close();
}, 200_000);
