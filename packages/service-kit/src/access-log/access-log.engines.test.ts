import { randomUUID } from 'node:crypto';
import { auditHeadsTopic } from '@iwaa/contracts/topology';
import { createFactPublisher } from '@iwaa/eventing/kafka/fact-publisher';
import { createKafka } from '@iwaa/eventing/kafka/kafka';
import { ownDatabaseUrl, testEngines } from '@iwaa/testing/engines';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import { pino } from 'pino';
import { connectDatabase } from '../store/database.ts';
import type { Access } from './access.ts';
import type { ChainedAccess } from './access-chain.ts';
import { accessLogName, createAccessLog } from './access-log.ts';
import { checkChain } from './check-chain.ts';
import { createHeadPublisher } from './publish-heads.ts';
import { readHeads } from './read-heads.ts';

const log = pino({ level: 'silent' });
const clock = () => new Date();
const access = (personId: string): Access => ({
  ...{ role: 'social-worker', subject: 'worker', action: 'person.read' },
  ...{ resource: { personId }, outcome: 'allowed' },
});

let database: Connection;
beforeAll(async () => {
  database = await connectDatabase(ownDatabaseUrl('access-log'), log);
});
afterAll(async () => {
  await database?.dropDatabase();
  await database?.close();
});
const entries = () =>
  database.collection<ChainedAccess>(accessLogName).find().sort({ _id: 1 }).toArray() as Promise<
    ChainedAccess[]
  >;

test('what processes of a service record at once is one chain, in which each access stands once', async () => {
  const processes = [createAccessLog(database, clock), createAccessLog(database, clock)];
  const people = Array.from({ length: 60 }, () => randomUUID());
  await Promise.all(people.map((person, index) => processes[index % 2]?.record(access(person))));
  const written = await entries();
  expect(written.map(({ resource }) => resource.personId).toSorted()).toEqual(people.toSorted());
  expect(await checkChain(written, [])).toEqual({ entries: 60, faults: [] });
});

test('its end is published when the service stops, so that what is cut off or changed afterwards is found', async () => {
  const { brokers, admin: login } = testEngines().addresses.kafka;
  const kafka = createKafka({ brokers, ...login, clientId: 'access-log-test' }, log);
  const namespace = `t${randomUUID().slice(0, 8)}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    topics: [{ topic: auditHeadsTopic('intake', namespace) }],
    waitForLeaders: true,
  });
  await admin.disconnect();
  const publisher = createFactPublisher({ kafka, log });
  const accessLog = createAccessLog(database, clock);
  const heads = createHeadPublisher(accessLog, { service: 'intake', namespace, publisher, clock });

  await heads.start();
  await accessLog.record(access(randomUUID()));
  await heads.stop();
  await publisher.close();
  const [published, ...others] = await readHeads(kafka, 'intake', namespace);
  expect(others).toEqual([]);
  const written = await entries();
  expect(published).toMatchObject({ sequence: written.length, hash: written.at(-1)?.hash });
  const heard = published ? [published] : [];
  expect((await checkChain(written, heard)).faults).toEqual([]);

  const last = { _id: written.length } as object;
  await database.collection(accessLogName).deleteOne(last);
  expect((await checkChain(await entries(), heard)).faults).toMatchObject([{ kind: 'end-removed' }]);
});
