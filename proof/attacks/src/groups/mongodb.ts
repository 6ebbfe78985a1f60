import { databaseOf } from '@iwaa/contracts/topology';
import { readerNames } from '@iwaa/contracts/vocabulary';
import { databaseUrl, personKeysDatabase } from '@iwaa/provision/mongo';
import mongoose from 'mongoose';
import type { Ledger } from '../attack.ts';
import type { Fixture } from '../fixture/fixture.ts';

const { MongoClient } = mongoose.mongo;
type Client = InstanceType<typeof MongoClient>;
type Try = (client: Client) => Promise<unknown>;

const namespace = 'iwaa';
const refusals = ['Unauthorized', 'AuthenticationFailed'];

/** What is tried on another's database. */
function onDatabase(name: string): Record<string, Try> {
  return {
    read: (client) => client.db(name).collection('person').findOne({}),
    write: (client) => client.db(name).collection('person').insertOne({}),
    'change all': (client) =>
      client
        .db(name)
        .collection('person')
        .updateMany({}, { $set: { a: 1 } }),
    'list its collections': (client) => client.db(name).listCollections({}, { nameOnly: false }).toArray(),
    'drop it': (client) => client.db(name).dropDatabase(),
    'write into it by a pipeline': (client) =>
      client
        .db()
        .collection('leases')
        .aggregate([{ $out: { db: name, coll: 'stolen' } }])
        .toArray(),
    'read its users': (client) => client.db(name).command({ usersInfo: 1 }),
    'make a user in it': (client) =>
      client.db(name).command({ createUser: 'attack', pwd: 'attack', roles: ['readWrite'] }),
  };
}

/** What only an administrator may do. */
const asAdministrator: Record<string, Try> = {
  'list the databases with their sizes': async (client) => {
    const { databases } = await client.db('admin').admin().listDatabases();
    const own = client.db().databaseName;
    // Everybody may ask; who is not an administrator is told of their own only.
    if (databases.some(({ name }: { name: string }) => name !== own)) throw new Error('others are shown');
    throw Object.assign(new Error('only its own is shown'), { codeName: 'Unauthorized' });
  },
  'read the configuration': (client) => client.db('admin').command({ getCmdLineOpts: 1 }),
  'read the log': (client) => client.db('admin').command({ getLog: 'global' }),
  'see what others do': (client) =>
    client
      .db('admin')
      .aggregate([{ $currentOp: { allUsers: true } }])
      .toArray(),
  'set a parameter': (client) => client.db('admin').command({ setParameter: 1, logLevel: 1 }),
  'make itself root': (client) =>
    client.db('admin').command({ createUser: 'attack', pwd: 'attack', roles: ['root'] }),
  'take a role': (client) =>
    client
      .db()
      .command({ grantRolesToUser: client.db().databaseName, roles: [{ role: 'root', db: 'admin' }] }),
  'read the oplog': (client) => client.db('local').collection('oplog.rs').findOne({}),
  'read the users': (client) => client.db('admin').collection('system.users').findOne({}),
  'stop the server': (client) => client.db('admin').command({ shutdown: 1 }),
  'watch all databases': async (client) => {
    const stream = client.watch([], { maxAwaitTimeMS: 100 });
    try {
      await stream.tryNext();
    } finally {
      await stream.close();
    }
  },
};

/** Each service's login, and the console's, on every other database, and on what belongs to the administrator. */
export async function attackMongo(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { platform } = fixture;
  const keys = personKeysDatabase(namespace);
  const databases = [
    ...readerNames.map((service) => databaseOf(service, namespace)),
    keys,
    'admin',
    'config',
  ];
  const logins: [string, string][] = readerNames.map((service) => [
    databaseOf(service, namespace),
    platform.credentials.services.get(service)?.mongoUrl ?? '',
  ]);
  logins.push([keys, platform.credentials.services.get('intake')?.personKeysMongoUrl ?? '']);
  for (const [own, url] of logins) {
    const client = new MongoClient(url, { maxPoolSize: 1 });
    try {
      const control = await outcomeOf((open) => open.db().collection('leases').findOne({}), client);
      ledger.tell(`${own} reads its own database`, 'control: done', control, control === 'done');
      for (const database of databases.filter((name) => name !== own))
        for (const [what, attempt] of Object.entries(onDatabase(database)))
          await denied(ledger, client, `${own} on ${database}: ${what}`, attempt);
      for (const [what, attempt] of Object.entries(asAdministrator))
        await denied(ledger, client, `${own}: ${what}`, attempt);
      await denied(ledger, client, `${own} runs JavaScript`, (open) =>
        open.db('admin').command({ eval: 'function(){return 1}' }),
      );
    } finally {
      await client.close();
    }
  }
  await attackLogins(fixture, ledger, logins);
}

async function denied(ledger: Ledger, client: Client, name: string, attempt: Try): Promise<void> {
  const outcome = await outcomeOf(attempt, client);
  // A command that this version does not have is refused as well.
  const refused = [...refusals, 'CommandNotFound', 'only its own is shown'].includes(outcome);
  ledger.tell(name, 'Unauthorized', outcome, refused);
}

async function outcomeOf(attempt: Try, client: Client): Promise<string> {
  try {
    await attempt(client);
    return 'done';
  } catch (error) {
    const { codeName } = error as { codeName?: unknown };
    if (typeof codeName === 'string') return codeName;
    return error instanceof Error ? error.message.slice(0, 120) : String(error);
  }
}

async function attackLogins(
  fixture: Fixture,
  ledger: Ledger,
  logins: readonly [string, string][],
): Promise<void> {
  const { url } = fixture.platform.addresses.engines.mongo;
  const [[one = '', oneUrl = ''] = [], [other = ''] = []] = logins;
  const password = new URL(oneUrl).password;
  const open = new URL(url);
  open.username = '';
  open.password = '';
  open.searchParams.delete('authSource');
  open.searchParams.delete('authMechanism');
  const tries: Record<string, string> = {
    'no login': open.href,
    'a wrong password': databaseUrl(url, one, 'wrong'),
    "another database by a service's password": databaseUrl(url, other, password),
    'an empty password': databaseUrl(url, one, '%20'),
  };
  for (const [name, address] of Object.entries(tries)) {
    const client = new MongoClient(address, { maxPoolSize: 1, serverSelectionTimeoutMS: 5_000 });
    const outcome = await outcomeOf((it) => it.db(one).collection('leases').findOne({}), client);
    ledger.tell(name, 'Unauthorized or AuthenticationFailed', outcome, refusals.includes(outcome));
    await client.close();
  }
}
