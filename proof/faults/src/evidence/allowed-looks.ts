import { databaseOf } from '@iwaa/contracts/topology';
import { accessLogName } from '@iwaa/service-kit/access-log/access-log';
import mongoose from 'mongoose';
import type { ShownPerson } from '../check/check-disclosures.ts';

interface Entry {
  readonly _id: number;
  readonly subject: string;
  readonly resource: { readonly referralId: string };
}

/** The entries of intake's access log by which an agency may have been shown a person, read with the administrator's login. */
export async function readAllowedLooks(url: string): Promise<ShownPerson[]> {
  const client = new mongoose.mongo.MongoClient(url);
  try {
    const log = client.db(databaseOf('intake')).collection<Entry>(accessLogName);
    const entries = await log.find({ action: 'person.read-disclosed', outcome: 'allowed' }).toArray();
    return entries.map(({ subject, resource }) => ({ subject, referralId: resource.referralId }));
  } finally {
    await client.close();
  }
}
