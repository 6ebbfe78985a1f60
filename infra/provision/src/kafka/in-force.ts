import { AclOperations, type Connection, metadataV12 } from '@platformatic/kafka';
import type { PlannedAccess } from '../plan.ts';
import type { Passwords } from '../secrets-file.ts';
import { type Login, openConnection } from './session.ts';
import { canLogIn } from './users.ts';

const ASK_EVERY_MS = 10;
const LIMIT_MS = 15_000;
const OPERATION = { read: AclOperations.READ, write: AclOperations.WRITE } as const;

async function until(what: string, ask: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (!(await ask())) {
    if (performance.now() > end) {
      throw new Error(`Kafka took ${what}, but it is not in force after ${LIMIT_MS / 1000} s; start again.`);
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

async function mayAll(connection: Connection, lines: readonly PlannedAccess[]): Promise<boolean> {
  const wanted = lines.flatMap(({ resource, operation }) =>
    'topic' in resource ? [{ topic: resource.topic, bit: 1 << OPERATION[operation] }] : [],
  );
  const names = [...new Set(wanted.map(({ topic }) => topic))];
  try {
    const { topics } = await metadataV12.api.async(connection, names, false, true);
    const allowed = new Map(topics.map((topic) => [topic.name, topic.topicAuthorizedOperations]));
    return wanted.every(({ topic, bit }) => ((allowed.get(topic) ?? 0) & bit) !== 0);
  } catch {
    // A topic that the user may not see yet, or that this broker does not know yet, is answered by an error.
    return false;
  }
}

/** Logs the user in at one broker until it is let in, and asks there, as that user, until all it was allowed is in force. */
async function waitAt(broker: string, login: Login, lines: readonly PlannedAccess[]): Promise<void> {
  const { username } = login;
  await until(`the password of ${username}`, () => canLogIn(broker, login));
  const connection = await openConnection(broker, login);
  try {
    await until(`the access list of ${username}`, () => mayAll(connection, lines));
  } finally {
    await connection.close();
  }
}

/**
 * Comes back when every broker lets these users in and allows each what is planned: neither is so when Kafka has
 * answered that it took them. The groups' lines are written before the topics', and so need no question of their own.
 */
export async function waitUntilInForce(
  brokers: readonly string[],
  users: readonly string[],
  passwords: Passwords,
  access: readonly PlannedAccess[],
): Promise<void> {
  const waits = users.flatMap((username) => {
    const login = { username, password: passwords[username] ?? '' };
    const lines = access.filter((line) => line.user === username);
    return brokers.map((broker) => waitAt(broker, login, lines));
  });
  await Promise.all(waits);
}

/** The users whom the broker does not let in with the password that we have, such as after the file was lost. */
export async function refusedUsers(
  broker: string,
  users: readonly string[],
  passwords: Passwords,
): Promise<string[]> {
  const answers = await Promise.all(
    users.map((username) => canLogIn(broker, { username, password: passwords[username] ?? '' })),
  );
  return users.filter((_user, index) => !answers[index]);
}
