import mongoose from 'mongoose';

/** What the services' databases hold, read with the administrator's login. */
export interface MongoEvidence {
  /** Facts that no relay has sent yet, by collection. */
  readonly unsent: Readonly<Record<string, number>>;
  /** Documents that were read, and those in which the mark stands in clear. */
  readonly documents: number;
  readonly marked: readonly string[];
}

/** Reads every document of every service's database, and looks for `mark` in it. */
export async function readMongo(
  url: string,
  databases: readonly string[],
  mark: string,
): Promise<MongoEvidence> {
  const connection = await mongoose.createConnection(url, { autoIndex: false }).asPromise();
  try {
    const unsent: Record<string, number> = {};
    const marked: string[] = [];
    let documents = 0;
    for (const name of databases) {
      const database = connection.useDb(name).db;
      if (!database) continue;
      for (const { name: collectionName } of await database
        .listCollections({}, { nameOnly: true })
        .toArray()) {
        const collection = database.collection(collectionName);
        const waiting = await collection.countDocuments({ outboxSince: { $exists: true } });
        if (waiting > 0) unsent[`${name}.${collectionName}`] = waiting;
        for await (const document of collection.find({}, { batchSize: 1000 })) {
          documents += 1;
          if (marked.length < 10 && textOf(document).includes(mark))
            marked.push(`${name}.${collectionName}/${String(document._id)}`);
        }
      }
    }
    return { unsent, documents, marked };
  } finally {
    await connection.close();
  }
}

/** A document with its binary parts read as text, so that a value kept as bytes is found too. */
function textOf(document: object): string {
  return JSON.stringify(document, (_name, value) =>
    typeof value === 'object' && value !== null && '_bsontype' in value && 'buffer' in value
      ? Buffer.from(value.buffer as Uint8Array).toString('utf8')
      : value,
  );
}
