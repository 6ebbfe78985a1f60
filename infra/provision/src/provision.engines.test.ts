import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  agencyReferralsTopic,
  agencyResponsesTopic,
  deadLettersTopic,
  factsTopic,
  groupId,
} from '@iwaa/contracts/topology';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import { testEngines } from '@iwaa/testing/engines';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AclOperations,
  AclPermissionTypes,
  ClientQuotaEntityTypes,
  ClientQuotaMatchTypes,
  findErrorBy,
  ResourcePatternTypes,
  ResourceTypes,
} from '@platformatic/kafka';
import { Kafka, KafkaJSError, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { type Login, openAdmin } from './kafka/session.ts';
import { databaseUrl, personKeysDatabase } from './mongo.ts';
import { agencyUser } from './plan.ts';
import { type Provisioned, type ProvisionOptions, provision } from './provision.ts';
import { provisionAgency } from './provision-agency.ts';
import { removeAgency } from './remove-agency.ts';
import { rotateAgency } from './rotate-agency.ts';
import { hasPassword } from './secrets-file.ts';

const { addresses, home } = testEngines();
const namespace = `t${randomBytes(4).toString('hex')}`;
const options: ProvisionOptions = {
  addresses,
  namespace,
  services: serviceNames,
  agencies: ['casa', 'casa2'],
  secrets: join(home, `${namespace}.json`),
};
let provisioned: Provisioned;

beforeAll(async () => {
  provisioned = await provision(options);
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function agency(id: string): Login {
  const login = provisioned.agencies.get(id);
  if (!login) throw new Error(`no login for ${id}`);
  return login;
}

function service(name: (typeof serviceNames)[number]) {
  const credentials = provisioned.services.get(name);
  if (!credentials) throw new Error(`no credentials for ${name}`);
  return credentials;
}

function clientOf(login: Login): Kafka {
  return new Kafka({
    clientId: 'access-test',
    brokers: addresses.kafka.brokers,
    sasl: { mechanism: 'scram-sha-512', ...login },
    retry: { retries: 2, initialRetryTime: 20 },
    logLevel: logLevel.NOTHING,
  });
}

/** Writes a message with a unique value, and gives that value. */
async function write(login: Login, topic: string): Promise<string> {
  const producer = clientOf(login).producer({ allowAutoTopicCreation: false, retry: { retries: 0 } });
  closing.push(() => producer.disconnect());
  await producer.connect();
  const value = randomUUID();
  await producer.send({ topic, messages: [{ value }] });
  return value;
}

/** Reads the topic from its beginning in this group, until the value comes. Throws what Kafka answers. */
async function readUntil(login: Login, topic: string, group: string, wanted: string): Promise<void> {
  for (;;) {
    try {
      return await readOnce(login, topic, group, wanted);
    } catch (error) {
      // The first group of a fresh broker is refused until the broker has made the topic in which it keeps groups.
      if (!(error instanceof KafkaJSError && error.retriable)) throw error;
    }
  }
}

async function readOnce(login: Login, topic: string, group: string, wanted: string): Promise<void> {
  const consumer = clientOf(login).consumer({
    groupId: group,
    allowAutoTopicCreation: false,
    maxWaitTimeInMs: 50,
  });
  closing.push(() => consumer.disconnect());
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const crashed = Promise.withResolvers<never>();
  const found = Promise.withResolvers<void>();
  consumer.on(consumer.events.CRASH, ({ payload }) => crashed.reject(payload.error));
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ message }) => {
      if (message.value?.toString() === wanted) found.resolve();
    },
  });
  await Promise.race([found.promise, crashed.promise]);
}

// kafkajs throws two kinds of errors for this, which share their words only.
const topicRefused = /not authorized to access topics/i;

describe('provision', () => {
  it('changes nothing when everything is there', async () => {
    const again = await provision(options);
    expect(again.changes).toEqual({
      topics: 0,
      users: 0,
      access: 0,
      quotas: 0,
      databases: 0,
      searchAttributes: 0,
    });
    expect(again.agencies).toEqual(provisioned.agencies);
  });

  it('gives a user whose password was lost a new one', async () => {
    const lost = {
      ...options,
      secrets: join(home, `${namespace}-lost.json`),
      services: [],
      agencies: ['casa2'],
    };
    const renewed = await provision(lost);
    expect(renewed.changes).toMatchObject({ topics: 0, users: 1, access: 0 });
    const login = renewed.agencies.get('casa2');
    await write(login ?? agency('casa2'), agencyResponsesTopic('casa2', namespace));
    await provision(options);
  });

  it('lets an agency read its own referrals, which the referral service writes', async () => {
    const topic = agencyReferralsTopic('casa', namespace);
    const value = await write(service('referral').kafka, topic);
    await readUntil(agency('casa'), topic, groupId('agency.casa', 'own', namespace), value);
  });

  it("lets the referral service read an agency's answers", async () => {
    const topic = agencyResponsesTopic('casa', namespace);
    const value = await write(agency('casa'), topic);
    await readUntil(service('referral').kafka, topic, groupId('referral', 'answers', namespace), value);
  });

  it.each([
    ['casa', 'casa2'],
    ['casa2', 'casa'],
  ])("does not let %s read or write %s's topics, however alike their names", async (one, other) => {
    const group = groupId(`agency.${one}`, 'nosy', namespace);
    await expect(readUntil(agency(one), agencyReferralsTopic(other, namespace), group, '')).rejects.toThrow(
      topicRefused,
    );
    await expect(write(agency(one), agencyResponsesTopic(other, namespace))).rejects.toThrow(topicRefused);
    await expect(write(agency(one), agencyReferralsTopic(one, namespace))).rejects.toThrow(topicRefused);
  });

  it("does not let an agency into a neighbour's consumer group", async () => {
    const asCasa = openAdmin(addresses.kafka.brokers, agency('casa'));
    closing.push(() => asCasa.close());
    const own = groupId('agency.casa', 'own', namespace);
    const stolen = groupId('agency.casa2', 'own', namespace);
    await expect(asCasa.describeGroups({ groups: [own] })).resolves.toBeInstanceOf(Map);
    const refusal = await asCasa.describeGroups({ groups: [stolen] }).catch((error: Error) => error);
    expect(findErrorBy(refusal as Error, 'apiId', 'GROUP_AUTHORIZATION_FAILED')).not.toBeNull();
  });

  it('does not let a service read facts that it is not listed for, nor write facts that are not its own', async () => {
    const group = groupId('mediation', 'nosy', namespace);
    const login = service('mediation').kafka;
    await expect(readUntil(login, factsTopic('shelter-capacity', namespace), group, '')).rejects.toThrow(
      topicRefused,
    );
    await expect(write(login, factsTopic('intake', namespace))).rejects.toThrow(topicRefused);
    await expect(write(login, deadLettersTopic('intake', namespace))).rejects.toThrow(topicRefused);
  });

  it("lets a service read and write its own database, and does not let it into another's", async () => {
    const client = new mongoose.mongo.MongoClient(service('intake').mongoUrl);
    closing.push(() => client.close());
    await client.db().collection<{ _id: string }>('things').insertOne({ _id: 'one' });
    expect(await client.db().collection('things').countDocuments()).toBe(1);
    const other = client.db(`${namespace}-referral`).collection('things');
    await expect(other.findOne({})).rejects.toMatchObject({ codeName: 'Unauthorized' });
    await expect(other.insertOne({})).rejects.toMatchObject({ codeName: 'Unauthorized' });
  });

  it("keeps the persons' keys in a database that no service's usual user opens", async () => {
    const client = new mongoose.mongo.MongoClient(service('intake').mongoUrl);
    closing.push(() => client.close());
    const keys = client.db(personKeysDatabase(namespace)).collection('keys');
    await expect(keys.findOne({})).rejects.toMatchObject({ codeName: 'Unauthorized' });
    const keeper = new mongoose.mongo.MongoClient(service('intake').personKeysMongoUrl ?? '');
    closing.push(() => keeper.close());
    await keeper.db().collection('keys').insertOne({});
    expect(service('referral').personKeysMongoUrl).toBeUndefined();
  });

  it('gives a user of an earlier version the right to keep its schemas, which it had not', async () => {
    const { mongoUrl } = service('mediation');
    const database = `${namespace}-mediation`;
    const admin = new mongoose.mongo.MongoClient(addresses.mongo.url);
    const client = new mongoose.mongo.MongoClient(mongoUrl);
    closing.push(
      () => admin.close(),
      () => client.close(),
    );
    const keepSchema = () => client.db().command({ collMod: 'schema-probe', validator: {} });
    await client.db().createCollection('schema-probe');
    await admin.db(database).command({ updateUser: database, roles: [{ role: 'readWrite', db: database }] });
    await expect(keepSchema()).rejects.toThrow(/not authorized/);
    await provision(options);
    await expect(keepSchema()).resolves.toMatchObject({ ok: 1 });
    await client.db().dropCollection('schema-probe');
  });

  it("does not open a database with another service's password", async () => {
    const password = new URL(service('intake').mongoUrl).password;
    const client = new mongoose.mongo.MongoClient(
      databaseUrl(addresses.mongo.url, `${namespace}-referral`, password),
    );
    closing.push(() => client.close());
    await expect(client.db().collection('things').findOne({})).rejects.toMatchObject({
      codeName: 'AuthenticationFailed',
    });
  });

  it('provides for one more agency while the others go on', async () => {
    const login = await provisionAgency('late', options);
    const value = await write(login, agencyResponsesTopic('late', namespace));
    const group = groupId('referral', 'late', namespace);
    await readUntil(service('referral').kafka, agencyResponsesTopic('late', namespace), group, value);
  });

  it('gives an agency a new password, by which alone it is let in from then on', async () => {
    const before = await provisionAgency('rotated', options);
    const after = await rotateAgency('rotated', options);
    expect(after.username).toBe(before.username);
    expect(await provisionAgency('rotated', options)).toEqual(after);
    await write(after, agencyResponsesTopic('rotated', namespace));
    await expect(write(before, agencyResponsesTopic('rotated', namespace))).rejects.toThrow(
      /SASL|authentication/i,
    );
  });

  it('undoes for an agency all that it did, leaves its neighbour alone, and provides anew for one that comes back', async () => {
    const login = await provisionAgency('gone', options);
    await provisionAgency('gone2', options);
    const topics = [agencyReferralsTopic('gone', namespace), agencyResponsesTopic('gone', namespace)];
    await removeAgency('gone', options);
    await expect(write(login, topics[1] ?? '')).rejects.toThrow(/SASL|authentication/i);
    const admin = openAdmin(addresses.kafka.brokers, addresses.kafka.admin);
    closing.push(() => admin.close());
    const holding = async (agencyId: string) => {
      const user = agencyUser(agencyId, namespace);
      const [names, acls, quotas] = await Promise.all([
        admin.listTopics({ includeInternals: false }),
        admin.describeAcls({
          filter: {
            ...{ resourceType: ResourceTypes.ANY, resourceName: null, principal: null, host: null },
            resourcePatternType: ResourcePatternTypes.ANY,
            operation: AclOperations.ANY,
            permissionType: AclPermissionTypes.ANY,
          },
        }),
        admin.describeClientQuotas({
          components: [{ entityType: ClientQuotaEntityTypes.USER, matchType: ClientQuotaMatchTypes.ANY }],
          strict: true,
        }),
      ]);
      const lines = acls.flatMap(({ acls: of, resourceName }) =>
        of.map(({ principal }) => `${principal} ${resourceName}`),
      );
      return {
        topics: names.filter((name) => name.includes(`.${agencyId}.`)).length,
        access: lines.filter(
          (line) => line.includes(`.agency.${agencyId}.`) || line.startsWith(`User:${user} `),
        ).length,
        quotas: quotas.filter(({ entity }) => entity.some(({ entityName }) => entityName === user)).length,
        password: await hasPassword(options.secrets, user),
      };
    };
    expect(await holding('gone')).toEqual({ topics: 0, access: 0, quotas: 0, password: false });
    expect(await holding('gone2')).toEqual({ topics: 2, access: 5, quotas: 1, password: true });
    await removeAgency('gone', options);
    const back = await provisionAgency('gone', options);
    expect(back.password).not.toBe(login.password);
    await write(back, topics[1] ?? '');
  });

  it('registers search attributes once, and refuses one that is there with another type', async () => {
    const name = `Test${namespace}`;
    const only = { ...options, services: [], agencies: [] };
    expect(
      (await provision({ ...only, searchAttributes: { [name]: 'Keyword' } })).changes.searchAttributes,
    ).toBe(1);
    expect(
      (await provision({ ...only, searchAttributes: { [name]: 'Keyword' } })).changes.searchAttributes,
    ).toBe(0);
    await expect(provision({ ...only, searchAttributes: { [name]: 'Int' } })).rejects.toThrow(
      /another type than Int/,
    );
  });
});
