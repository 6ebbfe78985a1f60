import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { alterUserScramCredentialsV0, describeUserScramCredentialsV0 } from '@platformatic/kafka';
import type { Passwords } from '../secrets-file.ts';
import { type Login, openConnection } from './session.ts';

const SCRAM_SHA_512 = 2;
// Kafka's least. More would slow down every login and protect nothing: the passwords are 24 random bytes.
const ITERATIONS = 4096;
const hash = promisify(pbkdf2);

/** The users among these that the cluster has no password of. */
export async function missingUsers(
  broker: string,
  admin: Login,
  users: readonly string[],
): Promise<string[]> {
  const connection = await openConnection(broker, admin);
  try {
    const { results } = await describeUserScramCredentialsV0.api.async(connection, null);
    const known = new Set(results.map((result) => result.user));
    return users.filter((user) => !known.has(user));
  } finally {
    await connection.close();
  }
}

/** Gives each user its password, instead of any that it had. The salted form alone reaches the broker. */
export async function setPasswords(
  broker: string,
  admin: Login,
  users: readonly string[],
  passwords: Passwords,
): Promise<void> {
  if (users.length === 0) return;
  const upsertions = await Promise.all(
    users.map(async (name) => {
      const password = passwords[name];
      if (password === undefined) throw new Error(`No password was made for the Kafka user ${name}.`);
      const salt = randomBytes(32);
      const saltedPassword = await hash(password, salt, ITERATIONS, 64, 'sha512');
      return { name, mechanism: SCRAM_SHA_512, iterations: ITERATIONS, salt, saltedPassword };
    }),
  );
  const connection = await openConnection(broker, admin);
  try {
    await alterUserScramCredentialsV0.api.async(connection, [], upsertions);
  } finally {
    await connection.close();
  }
}

/** Whether the broker lets this user in. */
export async function canLogIn(broker: string, login: Login): Promise<boolean> {
  try {
    await (await openConnection(broker, login)).close();
    return true;
  } catch {
    return false;
  }
}

/** Takes a user's password away: nobody logs in by it any more. One that has none is left as it is. */
export async function removeUser(broker: string, admin: Login, name: string): Promise<void> {
  if ((await missingUsers(broker, admin, [name])).length > 0) return;
  const connection = await openConnection(broker, admin);
  try {
    await alterUserScramCredentialsV0.api.async(connection, [{ name, mechanism: SCRAM_SHA_512 }], []);
  } finally {
    await connection.close();
  }
}
