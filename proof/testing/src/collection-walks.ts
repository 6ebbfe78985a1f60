import type { Connection } from 'mongoose';

/** The queries for which MongoDB has walked through a whole collection. */
export interface CollectionWalks {
  /** Each as the collection and what was asked of it; none where all had an index that served them. */
  read(): Promise<string[]>;
}

/** A service's relay has one document in it, which needs no index. */
const small = /\.leases$/;

/**
 * Has MongoDB note each query of a service's user in its database that no index serves: on the few documents of a test it is as fast as any
 * other, and grows with every person that a winter meets.
 */
export async function watchWalks(connection: Connection, user: string): Promise<CollectionWalks> {
  const database = connection.getClient().db(connection.name);
  await database.command({ profile: 1, filter: { planSummary: 'COLLSCAN', op: { $ne: 'getmore' } } });
  return {
    async read() {
      const noted = database.collection('system.profile').find({ user: new RegExp(`^${user}@`) });
      const walks = await noted
        .map(({ ns, op, command }) => ({
          ns: String(ns),
          text: `${op} ${JSON.stringify(command.filter ?? command.q)}`,
        }))
        .toArray();
      return walks.filter(({ ns }) => !small.test(ns)).map(({ ns, text }) => `${ns}: ${text}`);
    },
  };
}
