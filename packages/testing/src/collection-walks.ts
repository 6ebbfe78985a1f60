import mongoose from 'mongoose';

/** The queries for which MongoDB has walked through a whole collection. */
export interface CollectionWalks {
  /** The name of the database that is watched. */
  readonly database: string;
  /** Each as the collection and what was asked of it; none where all had an index that served them. */
  read(): Promise<string[]>;
  close(): Promise<void>;
}

/** A service's relay has one document in it, which needs no index. */
const small = /\.leases$/;

/**
 * Has MongoDB note each query of a service's user that no index serves: on the few documents of a test it is as fast as any
 * other, and grows with every person that a winter meets.
 */
export async function watchWalks(rootUrl: string, serviceUrl: string): Promise<CollectionWalks> {
  const { pathname, username } = new URL(serviceUrl);
  const client = await new mongoose.mongo.MongoClient(rootUrl).connect();
  const database = client.db(pathname.slice(1));
  await database.command({ profile: 1, filter: { planSummary: 'COLLSCAN', op: { $ne: 'getmore' } } });
  return {
    database: database.databaseName,
    async read() {
      const noted = database.collection('system.profile').find({ user: new RegExp(`^${username}@`) });
      const walks = await noted
        .map(({ ns, op, command }) => ({
          ns: String(ns),
          text: `${op} ${JSON.stringify(command.filter ?? command.q)}`,
        }))
        .toArray();
      return walks.filter(({ ns }) => !small.test(ns)).map(({ ns, text }) => `${ns}: ${text}`);
    },
    close: () => client.close(),
  };
}
