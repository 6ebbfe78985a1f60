import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import type { BrowserContext } from 'playwright-core';
import type { PlatformUnderTest } from './console-campaign.ts';

/** Has a browser's session last no longer than until now, as if somebody had signed in long ago. */
export async function endSession({ addresses }: PlatformUnderTest, browser: BrowserContext): Promise<void> {
  const cookies = await browser.cookies();
  const word = cookies.find(({ name }) => name === '__Host-iwaa-session')?.value ?? '';
  const _id = createHash('sha256').update(word).digest('base64url');
  const connection = await mongoose.createConnection(addresses.engines.mongo.url).asPromise();
  try {
    const sessions = connection.useDb('iwaa-console').collection<{ _id: string }>('sessions');
    const { modifiedCount } = await sessions.updateOne({ _id }, { $set: { endsAt: new Date() } });
    if (modifiedCount !== 1) throw new Error('The console has no session of this browser.');
  } finally {
    await connection.close();
  }
}
