import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { installPythonPackages } from '@iwaa/engines/install/python-packages';
import { eventually } from '@iwaa/testing/eventually';
import type { TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  aCampaign,
  aNeed,
  publishedOf,
  startReferral,
  type TestCampaign,
} from './testing/referral-under-test.ts';

const example = join(import.meta.dirname, '../../../packages/agency-client/examples/python');
let service: TestService;
let campaign: TestCampaign;
let packages: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  const list = join(example, 'requirements.txt');
  [service, packages] = await Promise.all([
    startReferral(['clinic']),
    installPythonPackages('python-example', list, () => undefined),
  ]);
  campaign = await aCampaign(service);
  await campaign.register('clinic', ['health'], 1);
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await service?.close();
});

/** Runs the example as an agency does, and gives what it has said so far. */
async function runExample(password?: string) {
  const login = await service.openAgency('clinic');
  const child = spawn('python3', [join(example, 'agency.py')], {
    env: {
      PATH: process.env.PATH,
      PYTHONPATH: packages,
      PYTHONDONTWRITEBYTECODE: '1',
      IWAA_NAMESPACE: service.namespace,
      AGENCY_ID: 'clinic',
      KAFKA_BROKERS: service.addresses.kafka.brokers.join(),
      KAFKA_USERNAME: login.username,
      KAFKA_PASSWORD: password ?? login.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  return { child, ended: once(child, 'exit'), said: () => said.join('') };
}

const types = (caseId: string) => publishedOf(service, caseId).map(({ type }) => type.split('.')[2]);

test('the example in Python accepts what it is asked for, has it done, and hears what became of its answers', async () => {
  const { child, ended, said } = await runExample();
  const need = aNeed(campaign.aCase());
  await service.publish(need);
  const wanted = ['referral-requested', 'referral-accepted', 'referral-completed'];
  await eventually(() => expect(types(need.data.caseId)).toEqual(wanted));
  await eventually(() => expect(said()).toMatch(/taken \(the answer\), is completed/));
  expect(said()).toContain(`health for ${need.data.caseId}, answer by `);
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});

test('the example in Python ends with a sentence where its password is wrong', async () => {
  const { ended, said } = await runExample('wrong');
  expect(await ended).toEqual([1, null]);
  expect(said()).toContain('Kafka does not take this user and password');
});
