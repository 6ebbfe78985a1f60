import type { EngineAddresses } from '@iwaa/engines/engines';
import mongoose from 'mongoose';
import type { Passwords } from './secrets-file.ts';

const { MongoClient, MongoServerError } = mongoose.mongo;
type Client = InstanceType<typeof MongoClient>;

const USER_NOT_FOUND = 11;
const USER_EXISTS = 51003;
const ROLE_EXISTS = 51002;

/** What a service does with its own database beside reading and writing: it tells MongoDB what its documents look like. */
const schemaRole = 'keeps-its-schemas';

/** Intake's second database, for the persons' keys alone, so that its copies can be kept apart and the keys in them die. */
export function personKeysDatabase(namespace: string): string {
  return `${namespace}-person-keys`;
}

/** The address of one database for its own user, at the place that the administrator's address names. */
export function databaseUrl(adminUrl: string, database: string, password: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/)(?:[^@/]*@)?([^/?]+)(?:\/[^?]*)?(?:\?(.*))?$/.exec(adminUrl);
  if (!parts) throw new Error('The address of MongoDB has not the form mongodb://user:password@host:port/.');
  const [, scheme, hosts, query = ''] = parts;
  const options = new URLSearchParams(query);
  options.set('authSource', database);
  return `${scheme}${database}:${password}@${hosts}/${database}?${options}`;
}

interface KnownUser {
  readonly db: string;
  readonly user: string;
  readonly roles: readonly { readonly role: string }[];
}

function codeOf(error: unknown): number | undefined {
  return error instanceof MongoServerError && typeof error.code === 'number' ? error.code : undefined;
}

async function canOpen(url: string): Promise<boolean> {
  const client = new MongoClient(url, { maxPoolSize: 1 });
  try {
    await client.db().command({ connectionStatus: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

function rolesIn(database: string): { role: string; db: string }[] {
  return ['readWrite', schemaRole].map((role) => ({ role, db: database }));
}

async function giveSchemaRole(client: Client, database: string): Promise<void> {
  const privileges = [{ resource: { db: database, collection: '' }, actions: ['collMod'] }];
  try {
    await client.db(database).command({ createRole: schemaRole, privileges, roles: [] });
  } catch (error) {
    if (codeOf(error) !== ROLE_EXISTS) throw error;
  }
}

async function giveUser(client: Client, database: string, password: string): Promise<void> {
  const db = client.db(database);
  const roles = rolesIn(database);
  await giveSchemaRole(client, database);
  try {
    await db.command({ updateUser: database, pwd: password, roles });
  } catch (error) {
    if (codeOf(error) !== USER_NOT_FOUND) throw error;
    try {
      await db.command({ createUser: database, pwd: password, roles });
    } catch (again) {
      // Two provisions at once: the other made the same user with the same password.
      if (codeOf(again) !== USER_EXISTS) throw again;
    }
  }
}

/**
 * Makes a user for each database who may read and write it and keep its schemas, and nothing else, where there is none who
 * can log in and may do so.
 * Gives how many it made or changed.
 */
export async function provisionMongo(
  mongo: EngineAddresses['mongo'],
  databases: readonly string[],
  passwords: Passwords,
): Promise<number> {
  const client = new MongoClient(mongo.url);
  try {
    const { users } = await client.db('admin').command({ usersInfo: { forAllDBs: true } });
    const hasRoles = (database: string): boolean => {
      const user = users.find(({ db, user }: KnownUser) => db === database && user === database);
      const roles = user?.roles.map(({ role }: KnownUser['roles'][number]) => role) ?? [];
      return rolesIn(database).every(({ role }) => roles.includes(role));
    };
    const made = await Promise.all(
      databases.map(async (database) => {
        const password = passwords[database];
        if (password === undefined) throw new Error(`No password was made for the database ${database}.`);
        if (hasRoles(database) && (await canOpen(databaseUrl(mongo.url, database, password)))) return false;
        await giveUser(client, database, password);
        return true;
      }),
    );
    return made.filter(Boolean).length;
  } finally {
    await client.close();
  }
}
