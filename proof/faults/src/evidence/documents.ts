import mongoose from 'mongoose';

/** An aggregate as its service has stored it. */
export interface StoredDocument {
  /** The service whose database it is in. */
  readonly service: string;
  readonly collection: string;
  readonly id: string;
  readonly version: number;
  /** Facts that have not been sent. */
  readonly waiting: number;
  readonly state: Readonly<Record<string, unknown>>;
  /** Beside the state: when casework says that a case was closed. */
  readonly closedAt: number | undefined;
}

/** What casework shows of a case. */
export interface RecordedCase {
  readonly caseId: string;
  readonly view: Readonly<Record<string, unknown>>;
}

export interface DocumentEvidence {
  readonly aggregates: readonly StoredDocument[];
  readonly cases: readonly RecordedCase[];
}

const databasePrefix = 'iwaa-';
const keysDatabase = 'iwaa-person-keys';

/** Reads every document of every service, by a plain client with the administrator's login. */
export async function readDocuments(url: string): Promise<DocumentEvidence> {
  const client = new mongoose.mongo.MongoClient(url);
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    const aggregates: StoredDocument[] = [];
    const cases: RecordedCase[] = [];
    for (const { name } of databases) {
      if (!name.startsWith(databasePrefix) || name === keysDatabase) continue;
      const database = client.db(name);
      for (const { name: collection } of await database.listCollections({}, { nameOnly: true }).toArray()) {
        const found = database
          .collection<Record<string, unknown> & { _id: string }>(collection)
          .find({}, { batchSize: 2000, projection: { sealed: 0, commands: 0 } });
        for await (const document of found) {
          if (collection === 'case-entry') {
            cases.push({ caseId: document._id, view: objectOf(document.view) });
          } else if (typeof document.version === 'number') {
            aggregates.push({
              service: name.slice(databasePrefix.length),
              collection,
              id: document._id,
              version: document.version,
              waiting: Array.isArray(document.outbox) ? document.outbox.length : 0,
              state: objectOf(document.state),
              closedAt: document.closedAt instanceof Date ? document.closedAt.getTime() : undefined,
            });
          }
        }
      }
    }
    return { aggregates, cases };
  } finally {
    await client.close();
  }
}

/** How many aggregates have facts that no relay has sent. */
export async function countUnsent(url: string): Promise<number> {
  const client = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: 3000 });
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    let unsent = 0;
    for (const { name } of databases) {
      if (!name.startsWith(databasePrefix)) continue;
      const database = client.db(name);
      for (const { name: collection } of await database.listCollections({}, { nameOnly: true }).toArray())
        unsent += await database.collection(collection).countDocuments({ outboxSince: { $exists: true } });
    }
    return unsent;
  } finally {
    await client.close();
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
