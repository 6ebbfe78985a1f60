import { type Login, openConnection } from '@iwaa/provision/kafka/session';
import { Connection, metadataV12 } from '@platformatic/kafka';
import type { Ledger } from '../attack.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { everyTopic, type KafkaUser, kafkaUsers } from '../kafka/access.ts';
import { attackAnswers } from '../kafka/answers.ts';
import { attackByCodecsAndSizes } from '../kafka/codecs-and-sizes.ts';
import { attackByFlood } from '../kafka/flood.ts';
import {
  clusterOperations,
  groupOperations,
  isDenied,
  type Operation,
  outcomeOf,
  topicOperations,
} from '../kafka/operations.ts';
import { listeners } from '../loopback.ts';

const seeing = ['describe', 'list offsets'];

/** Every operation of every login on every topic and group that is not its own. */
export async function attackKafka(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { brokers, admin } = fixture.platform.addresses.engines.kafka;
  const [broker = ''] = brokers;
  const users = await kafkaUsers(fixture);
  const topicIds = await idsOf(broker, admin, everyTopic(fixture));
  await attackLogins(ledger, broker, users);
  for (const user of users) {
    const connection = await openConnection(broker, user.login);
    try {
      await attackTopics(ledger, connection, user, topicIds);
      await attackGroups(ledger, connection, user, users);
      const victim = users.find(({ name }) => name !== user.name);
      const [topic = ''] = [...topicIds.keys()].filter((name) => !user.reads.has(name));
      const operations = clusterOperations(user.login.username, victim?.login.username ?? 'admin', topic);
      await eachDenied(ledger, connection, `${user.name} on the cluster`, operations);
      const { topics } = await metadataV12.api.async(connection, null, false, false);
      const seen = topics
        .map(({ name }) => name ?? '')
        .filter((name) => !user.reads.has(name) && !user.writes.has(name));
      ledger.judge(`${user.name} asks which topics there are`, 'only its own are shown', seen);
    } finally {
      await connection.close();
    }
  }
  await attackAnswers(fixture, ledger, users);
  await attackByCodecsAndSizes(fixture, ledger, users);
  await attackByFlood(fixture, ledger, users);
}

async function idsOf(broker: string, admin: Login, topics: readonly string[]): Promise<Map<string, string>> {
  const connection = await openConnection(broker, admin);
  try {
    const found = await metadataV12.api.async(connection, [...topics], false, false);
    return new Map(found.topics.map(({ name, topicId }) => [name ?? '', topicId]));
  } finally {
    await connection.close();
  }
}

async function eachDenied(
  ledger: Ledger,
  connection: Connection,
  name: string,
  operations: Readonly<Record<string, Operation>>,
): Promise<void> {
  for (const [what, operation] of Object.entries(operations)) {
    const outcome = await outcomeOf(operation, connection);
    ledger.tell(`${name}: ${what}`, 'not authorized', outcome, isDenied(outcome));
  }
}

async function attackTopics(
  ledger: Ledger,
  connection: Connection,
  user: KafkaUser,
  topicIds: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [topic, topicId] of topicIds) {
    const reads = user.reads.has(topic);
    const writes = user.writes.has(topic);
    for (const [what, operation] of Object.entries(topicOperations(topic, topicId))) {
      const allowed =
        (what === 'read' && reads) ||
        (what === 'write' && writes) ||
        (seeing.includes(what) && (reads || writes));
      // What it may write is its own: that it can is seen by everything that the platform does.
      if (allowed && what === 'write') continue;
      const outcome = await outcomeOf(operation, connection);
      const must = allowed ? 'control: done' : 'not authorized';
      ledger.tell(
        `${user.name} on ${topic}: ${what}`,
        must,
        outcome,
        allowed ? outcome === 'done' : isDenied(outcome),
      );
    }
  }
}

async function attackGroups(
  ledger: Ledger,
  connection: Connection,
  user: KafkaUser,
  users: readonly KafkaUser[],
): Promise<void> {
  const [topic = ''] = user.reads;
  for (const victim of users) {
    if (victim.name === user.name) continue;
    const name = `${user.name} on the group ${victim.group}`;
    await eachDenied(ledger, connection, name, groupOperations(victim.group, topic));
  }
  const alike = `${user.login.username}2.inbox`;
  await eachDenied(ledger, connection, `${user.name} on the group ${alike}`, groupOperations(alike, topic));
  const outcome = await outcomeOf(
    groupOperations(`${user.login.username}.attack`, topic)['read offsets'] ?? (async () => undefined),
    connection,
  );
  ledger.tell(
    `${user.name} on a group of its own: read offsets`,
    'control: done',
    outcome,
    outcome === 'done',
  );
}

/** Connections that nobody has let in. */
async function attackLogins(ledger: Ledger, broker: string, users: readonly KafkaUser[]): Promise<void> {
  const casa = users.find(({ name }) => name.endsWith(' casa'))?.login;
  const casa2 = users.find(({ name }) => name.endsWith(' casa2'))?.login;
  if (!casa || !casa2) throw new Error('The agencies have no logins.');
  const scram = 'SCRAM-SHA-512' as const;
  const tries = {
    'no login at all': undefined,
    'PLAIN, with the right password': { mechanism: 'PLAIN' as const, ...casa },
    'SCRAM-SHA-256, with the right password': { mechanism: 'SCRAM-SHA-256' as const, ...casa },
    'a wrong password': { mechanism: scram, username: casa.username, password: 'wrong-password' },
    "a neighbour's password": { mechanism: scram, username: casa.username, password: casa2.password },
    'the administrator by guess': { mechanism: scram, username: 'admin', password: 'admin' },
    'a user that is not there': { mechanism: scram, username: `${casa.username}2x`, password: casa.password },
  };
  for (const [name, sasl] of Object.entries(tries)) {
    const outcome = await loginOutcome(broker, sasl);
    ledger.tell(name, 'no connection that answers', outcome, outcome !== 'let in');
  }
  // The controller's port is no client's: it is not told to any, and found here as a neighbour on the machine would.
  const others = (await listeners()).filter(
    ({ program, port }) => program === 'java' && !broker.endsWith(`:${port}`),
  );
  for (const { port } of others) {
    for (const [name, sasl] of Object.entries({
      ...tries,
      'the right password of an agency': { mechanism: scram, ...casa },
    })) {
      const outcome = await loginOutcome(`127.0.0.1:${port}`, sasl);
      ledger.tell(
        `${name}, at Kafka's other port`,
        'no connection that answers',
        outcome,
        outcome !== 'let in',
      );
    }
  }
  const outcome = await loginOutcome(broker, { mechanism: scram, ...casa });
  ledger.tell('control: the right password', 'let in', outcome, outcome === 'let in');
}

async function loginOutcome(
  broker: string,
  sasl: NonNullable<ConstructorParameters<typeof Connection>[1]>['sasl'],
): Promise<string> {
  const connection = new Connection('attack', {
    connectTimeout: 5_000,
    requestTimeout: 5_000,
    ...(sasl ? { sasl } : {}),
  });
  connection.on('error', () => undefined);
  const end = broker.lastIndexOf(':');
  try {
    await connection.connect(broker.slice(0, end), Number(broker.slice(end + 1)));
    await metadataV12.api.async(connection, null, false, false);
    return 'let in';
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 120) : String(error);
  } finally {
    await connection.close().catch(() => undefined);
  }
}
