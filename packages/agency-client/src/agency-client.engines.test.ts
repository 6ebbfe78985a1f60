import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type AnswerJudged, answerJudged } from '@iwaa/contracts/events/agency';
import { referralCancelled, referralRequested } from '@iwaa/contracts/events/referral';
import { agencyReferralsTopic, agencyResponsesTopic } from '@iwaa/contracts/topology';
import type { FactPublisher } from '@iwaa/eventing/kafka/fact-publisher';
import { serviceConfig } from '@iwaa/service-kit/config';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import { startTestService, type TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ConfigResourceTypes, Kafka } from 'kafkajs';
import { type AgencyClient, createAgencyClient } from './agency-client.ts';
import type { Referral } from './referral-message.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
type Login = { username: string; password: string };
let service: TestService;
let publisher: FactPublisher;
let clinic: Login;
let other: Login;

beforeAll(async () => {
  service = await startTestService(
    'referral',
    serviceConfig,
    (kit) => {
      publisher = kit.publisher;
      return { description: 'Only publishes.', routes: () => {}, reactions: [] };
    },
    { agencies: ['clinic', 'other'] },
  );
  [clinic, other] = await Promise.all([service.openAgency('clinic'), service.openAgency('other')]);
});
afterAll(() => service?.close());

function clientOf(login: Login, more: { agencyId?: string; inbox?: string } = {}): AgencyClient {
  const { agencyId = 'clinic', inbox = `inbox-${randomUUID()}` } = more;
  const { brokers } = service.addresses.kafka;
  return createAgencyClient({ brokers, ...login, agencyId, inbox, log, namespace: service.namespace });
}

async function ask(): Promise<string> {
  const referralId = randomUUID();
  const about = {
    referralId,
    caseId: 'SK-2425-00042',
    campaignId: 'SK-2425',
    agencyId: 'clinic',
    service: 'health' as const,
    needId: randomUUID(),
    night: '2024-12-12',
    attempt: 1,
  };
  const topic = agencyReferralsTopic('clinic', service.namespace);
  const facts = [
    aFact(referralRequested, { ...about, answerBy: '2024-12-14T21:00:00.000Z' }),
    aFact(referralCancelled, { ...about, reason: 'no-answer' }),
  ];
  await publisher.publish(facts.map((fact) => ({ topic, key: about.caseId, fact })));
  return referralId;
}

/** Tells the clinic what became of an answer, as the referral service does. */
async function tellReceipt(
  part: Omit<AnswerJudged['data'], 'agencyId' | 'offset' | 'faults'>,
): Promise<void> {
  const fact = aFact(answerJudged, { agencyId: 'clinic', offset: '1', faults: null, ...part });
  await publisher.publish([{ topic: agencyReferralsTopic('clinic', service.namespace), key: fact.id, fact }]);
}

const answersTo = (referralId: string) =>
  service
    .onTopic(agencyResponsesTopic('clinic', service.namespace))
    .filter(({ key }) => key === referralId)
    .map(({ fact }) => fact?.data);

test('referrals come in their order, one whose handler fails comes again, and none comes again after it was taken', async () => {
  const inbox = 'of-this-test';
  const [first, second] = [await ask(), await ask()];
  const seen: string[] = [];
  let failures = 2;
  const handler = async ({ type, data: { referralId } }: Referral) => {
    if (![first, second].includes(referralId)) return;
    seen.push(`${referralId} ${type}`);
    if (type === referralRequested.type && referralId === first && failures > 0) {
      failures -= 1;
      throw new Error('the office is closed');
    }
  };
  const client = clientOf(clinic, { inbox });
  client.onReferral(handler);
  await client.start();
  const of = (id: string) => [`${id} ${referralRequested.type}`, `${id} ${referralCancelled.type}`];
  const expected = [of(first)[0], of(first)[0], ...of(first), ...of(second)];
  await eventually(() => expect(seen).toEqual(expected));
  await client.close();

  const third = await ask();
  const later: string[] = [];
  const again = clientOf(clinic, { inbox });
  again.onReferral(async ({ data }) => {
    later.push(data.referralId);
  });
  await again.start();
  await eventually(() => expect(later).toContain(third));
  await again.close();
  expect(later).not.toContain(first);
});

test.each(['gzip', 'snappy', 'lz4', 'zstd'])(
  'referrals are received whatever their topic packs them with: %s',
  async (codec) => {
    const { brokers, admin: login } = service.addresses.kafka;
    const admin = new Kafka({ brokers, sasl: { mechanism: 'scram-sha-512', ...login } }).admin();
    await admin.connect();
    const name = agencyReferralsTopic('clinic', service.namespace);
    const configEntries = [{ name: 'compression.type', value: codec }];
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name, configEntries }],
    });
    await admin.disconnect();
    const asked = await ask();
    const seen: string[] = [];
    const client = clientOf(clinic);
    client.onReferral(async ({ data }) => void seen.push(data.referralId));
    await client.start();
    await eventually(() => expect(seen).toContain(asked));
    await client.close();
  },
);

test("answers come to the agency's own topic in the order in which they were given, however many at once", async () => {
  const referralIds = Array.from({ length: 30 }, () => randomUUID());
  const client = clientOf(clinic);
  await Promise.all(
    referralIds.flatMap((referralId) => [
      client.answer(referralId, { state: 'accepted' }),
      client.answer(referralId, { state: 'completed', outcome: 'service-given' }),
    ]),
  );
  await expect(client.answer(randomUUID(), { state: 'rejected' })).rejects.toThrow(/reason: is required/);
  await client.close();
  await expect(client.answer(randomUUID(), { state: 'accepted' })).rejects.toThrow(/closed/);
  const given = referralIds.flatMap((referralId) => [
    { referralId, state: 'accepted' },
    { referralId, state: 'completed', outcome: 'service-given' },
  ]);
  await eventually(() =>
    expect(
      service
        .onTopic(agencyResponsesTopic('clinic', service.namespace))
        .filter(({ key }) => referralIds.some((id) => id === key))
        .map(({ fact }) => fact?.data),
    ).toEqual(given),
  );
});

test('receipts come to whoever wants them, in the order in which they were told, and to nobody else', async () => {
  const heard: (string | null)[] = [];
  const client = clientOf(clinic);
  client.onReferral(async () => {});
  client.onReceipt(async ({ data }) => void heard.push(data.answerId));
  await client.start();
  const ids = [randomUUID(), randomUUID()];
  for (const answerId of ids)
    await tellReceipt({
      answerId,
      referralId: randomUUID(),
      verdict: 'taken',
      code: null,
      state: 'accepted',
    });
  await eventually(() => expect(heard.filter((heardId) => ids.some((id) => id === heardId))).toEqual(ids));
  await client.close();
});

test('a wrong password is refused with what to do', async () => {
  const client = clientOf({ ...clinic, password: 'not-it' });
  client.onReferral(async () => {});
  await expect(client.start()).rejects.toThrow(/refuses the login/);
  await expect(client.answer(randomUUID(), { state: 'accepted' })).rejects.toThrow(/refuses the login/);
  await client.close();
});

test("another agency's referrals can be neither read nor answered", async () => {
  const client = clientOf(other, { agencyId: 'clinic' });
  client.onReferral(async () => {});
  await expect(client.start()).rejects.toThrow(/not there, or not yours|not yours to read/);
  await expect(client.answer(randomUUID(), { state: 'accepted' })).rejects.toThrow(/not there, or not yours/);
  await client.close();
});

test('the command line shows a referral and answers it', async () => {
  const referralId = await ask();
  const listener = commandLine('listen', '--inbox', `cli-${randomUUID()}`);
  await eventually(() => expect(listener.out()).toContain(`${referralId} accepted`));
  listener.process.kill('SIGTERM');
  expect(await listener.ended).toBe(0);

  const id = randomUUID();
  const answer = commandLine(
    'answer',
    referralId,
    'rejected',
    '--reason',
    'at-capacity',
    '--id',
    id,
    '--wait',
    '60',
  );
  await eventually(() =>
    expect(answersTo(referralId)).toEqual([{ referralId, state: 'rejected', reason: 'at-capacity' }]),
  );
  await tellReceipt({ answerId: randomUUID(), referralId, verdict: 'taken', code: null, state: 'rejected' });
  await tellReceipt({
    answerId: id,
    referralId,
    verdict: 'refused',
    code: 'referral-ended',
    state: 'cancelled',
  });
  expect(await answer.ended).toBe(2);
  expect(answer.out()).toContain(`Refused: the referral has ended`);

  const unheard = commandLine('answer', referralId, 'accepted', '--wait', '0.1');
  expect(await unheard.ended).toBe(4);
  expect(unheard.out()).toContain('no receipt has come yet');
  const refused = commandLine('answer', referralId, 'completed');
  expect(await refused.ended).toBe(1);
  expect(refused.out()).toContain('outcome: is required when the state is completed');
});

function commandLine(...words: string[]): {
  process: ChildProcess;
  out(): string;
  ended: Promise<number | null>;
} {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...words], {
    env: {
      PATH: process.env.PATH,
      AGENCY_ID: 'clinic',
      KAFKA_BROKERS: service.addresses.kafka.brokers.join(','),
      KAFKA_USERNAME: clinic.username,
      KAFKA_PASSWORD: clinic.password,
      IWAA_NAMESPACE: service.namespace,
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('close', resolve);
  return { process: child, out: () => text, ended: promise };
}
