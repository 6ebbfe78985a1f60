import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { EnginesRefusal } from '../refusal.ts';

const { MongoClient, MongoServerError } = mongoose.mongo;

export const MONGO_ROOT = 'root';
export const REPLICA_SET = 'rs0';
const UNAUTHORIZED = 13;
const AUTHENTICATION_FAILED = 18;
const ALREADY_INITIALIZED = 23;
const NOT_YET_INITIALIZED = 94;
const NOBODY_ELECTED_MS = 30_000;

/** A mongod, reached by the address by which it knows itself as the set's only member. */
export interface MongoNode {
  /** 127.0.0.1 where left out */
  host?: string;
  port: number;
  password: string;
}

type Admin = ReturnType<InstanceType<typeof MongoClient>['db']>;

/** The URL that programs are given: the root user of the one-node replica set. */
export function mongoUrl(node: MongoNode): string {
  return `mongodb://${MONGO_ROOT}:${node.password}@${memberName(node)}/?replicaSet=${REPLICA_SET}&authSource=admin`;
}

async function asUser<T>(
  node: MongoNode,
  password: string | undefined,
  work: (admin: Admin) => Promise<T>,
): Promise<T> {
  const auth =
    password === undefined ? {} : { auth: { username: MONGO_ROOT, password }, authSource: 'admin' };
  const client = new MongoClient(`mongodb://${memberName(node)}/`, {
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

function memberName({ host = '127.0.0.1', port }: MongoNode): string {
  return `${host}:${port}`;
}

async function initiate(admin: Admin, node: MongoNode): Promise<void> {
  await admin.command({
    replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host: memberName(node) }] },
  });
}

async function isWritablePrimary(node: MongoNode): Promise<boolean> {
  return asUser(node, node.password, async (admin) => {
    const hello = await admin.command({ hello: 1 });
    if (hello.isWritablePrimary === true) return true;
    try {
      const { config } = await admin.command({ replSetGetConfig: 1 });
      if (config.members[0].host !== memberName(node)) {
        // The data was made under another port: a set whose only member has moved has to be told so by force.
        config.members[0].host = memberName(node);
        await admin.command({ replSetReconfig: { ...config, version: config.version + 1 }, force: true });
      }
    } catch (error) {
      if (codeOf(error) !== NOT_YET_INITIALIZED) throw error;
      await initiate(admin, node);
    }
    return false;
  });
}

/** Makes the root user on a node that asks nobody for a password yet, or through the exception for the first local client. */
export async function createRoot(node: MongoNode): Promise<void> {
  await asUser(node, undefined, (admin) =>
    admin.command({ createUser: MONGO_ROOT, pwd: node.password, roles: ['root'] }),
  );
}

/** Makes the replica set and its root user, both through the exception for a first client on this machine. */
async function setUp(node: MongoNode): Promise<void> {
  await asUser(node, undefined, async (admin) => {
    try {
      await initiate(admin, node);
    } catch (error) {
      // Made before by a start that was interrupted, or by one whose password is lost: the next step tells which.
      if (codeOf(error) !== ALREADY_INITIALIZED && codeOf(error) !== UNAUTHORIZED) throw error;
    }
    const deadline = performance.now() + NOBODY_ELECTED_MS;
    while ((await admin.command({ hello: 1 })).isWritablePrimary !== true && performance.now() < deadline) {
      await pause(20);
    }
  });
  try {
    await createRoot(node);
  } catch (error) {
    if (codeOf(error) !== UNAUTHORIZED) throw error;
    throw new EnginesRefusal(
      'secret-lost',
      "MongoDB's data belongs to another password than the one in secrets.json: put the old secrets.json back, or reset the engines, which deletes the data.",
      { cause: error },
    );
  }
}

/**
 * One question to a node: true when its root user can log in and it takes writes. Makes the set and the
 * user where they are missing. Throws EnginesRefusal when the data belongs to another password.
 */
export async function mongoAnswers(node: MongoNode): Promise<boolean> {
  try {
    return await isWritablePrimary(node);
  } catch (error) {
    if (codeOf(error) !== AUTHENTICATION_FAILED) return false;
  }
  await setUp(node);
  return isWritablePrimary(node);
}
