import mongoose from 'mongoose';
import { EnginesRefusal } from '../refusal.ts';

const { MongoClient, MongoServerError } = mongoose.mongo;

export const MONGO_ROOT = 'root';
const REPLICA_SET = 'rs0';
const AUTHENTICATION_FAILED = 18;
const UNAUTHORIZED = 13;
const ALREADY_INITIALIZED = 23;

/** The URL that programs are given: the root user of the one-node replica set. */
export function mongoUrl(host: string, port: number, password: string): string {
  return `mongodb://${MONGO_ROOT}:${password}@${host}:${port}/?replicaSet=${REPLICA_SET}&authSource=admin`;
}

type Client = InstanceType<typeof MongoClient>;

async function withClient<T>(
  port: number,
  password: string | undefined,
  work: (admin: ReturnType<Client['db']>) => Promise<T>,
): Promise<T> {
  const auth =
    password === undefined ? {} : { auth: { username: MONGO_ROOT, password }, authSource: 'admin' };
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/`, {
    ...auth,
    // Before the set exists, and while it has no primary, only a direct connection is answered.
    directConnection: true,
    serverSelectionTimeoutMS: 2_000,
    connectTimeoutMS: 2_000,
    socketTimeoutMS: 10_000,
  });
  try {
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}

function codeOf(error: unknown): number | undefined {
  return error instanceof MongoServerError && typeof error.code === 'number' ? error.code : undefined;
}

/** True when the root user can log in and the node is the primary that takes writes. */
async function isWritablePrimary(port: number, password: string, host: string): Promise<boolean> {
  return withClient(port, password, async (admin) => {
    const hello = await admin.command({ hello: 1 });
    if (hello.isWritablePrimary === true && hello.me === host) return true;
    const { config } = await admin.command({ replSetGetConfig: 1 });
    if (config.members[0].host !== host) {
      // The data was made under another port: a set whose only member has moved has to be told so by force.
      config.members[0].host = host;
      await admin.command({ replSetReconfig: { ...config, version: config.version + 1 }, force: true });
    }
    return false;
  });
}

/** Makes the replica set and its root user, both through the exception for a first client on this machine. */
export async function setUpMongo(port: number, password: string, host: string): Promise<void> {
  await withClient(port, undefined, async (admin) => {
    try {
      await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } });
    } catch (error) {
      if (codeOf(error) !== ALREADY_INITIALIZED && codeOf(error) !== UNAUTHORIZED) throw error;
    }
    while ((await admin.command({ hello: 1 })).isWritablePrimary !== true) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    try {
      await admin.command({ createUser: MONGO_ROOT, pwd: password, roles: ['root'] });
    } catch (error) {
      if (codeOf(error) !== UNAUTHORIZED) throw error;
      throw new EnginesRefusal(
        'secret-lost',
        "MongoDB's data belongs to another password than the one in secrets.json: put the old secrets.json back, or reset the engines, which deletes the data.",
        { cause: error },
      );
    }
  });
}

/** One question to a node on this machine: true when it can be used; makes the set and the user where they are missing. */
export async function mongoAnswers(port: number, password: string, host: string): Promise<boolean> {
  try {
    return await isWritablePrimary(port, password, host);
  } catch (error) {
    if (codeOf(error) !== AUTHENTICATION_FAILED) return false;
  }
  await setUpMongo(port, password, host);
  return false;
}
