import mongoose from 'mongoose';

/** True when a primary that takes writes is found under this URL and lets its user in. */
export async function mongoPings(url: string): Promise<boolean> {
  const client = new mongoose.mongo.MongoClient(url, {
    serverSelectionTimeoutMS: 2_000,
    connectTimeoutMS: 2_000,
  });
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    await client.db('admin').command({ connectionStatus: 1 });
    return hello.isWritablePrimary === true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}
