import { type KeyObject, randomUUID } from 'node:crypto';
import { ownDatabaseUrl } from '@iwaa/testing/engines';
import type { TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mongoose';
import { meet, profile, socialWorker, startIntake, startRound } from '../testing/intake-under-test.ts';
import { createPersonKeys, type PersonKey } from './person-keys.ts';

const keysUrl = ownDatabaseUrl('keys');
const secret = 'a secret of the tests, of more than 32 characters';

let intake: TestService;
beforeAll(async () => {
  intake = await startIntake({ env: { PERSON_KEYS_MONGO_URL: keysUrl } });
});
afterAll(() => intake?.close());

describe('the keys of persons', () => {
  it('may lie in a database of their own, whose backups are then kept apart', async () => {
    const identity = { nickname: 'Si Ahmed' };
    const roundId = await startRound(intake);
    const { personId } = (await meet(intake, roundId, { person: { identity, profile } })).body;
    const read = await intake.request(socialWorker, { method: 'GET', url: `/persons/${personId}` });
    expect(read.body.identity).toEqual(identity);
    const collections = await intake.database.db?.listCollections().toArray();
    expect(collections?.map(({ name }) => name)).not.toContain('person-key');
    const ready = await intake.request(undefined, { method: 'GET', url: '/readyz' });
    expect(ready.body.missing).not.toContain('person-keys');
  });

  it('are one for each person, however many ask for it at once, and none for whoever was erased', async () => {
    const connection = await createConnection(keysUrl).asPromise();
    try {
      const keys = createPersonKeys(connection, secret);
      const personId = randomUUID();
      expect(await keys.find(personId)).toBeUndefined();
      const bytesOf = (key: PersonKey | undefined) => (key as KeyObject).export().toString('base64');
      const made = await Promise.all(Array.from({ length: 20 }, () => keys.ensure(personId)));
      const bytes = bytesOf(made[0]);
      expect(new Set(made.map(bytesOf))).toEqual(new Set([bytes]));
      expect(bytesOf(await keys.find(personId))).toBe(bytes);
      expect(bytesOf(await keys.ensure(randomUUID()))).not.toBe(bytes);
      await keys.erase(personId, new Date());
      expect([await keys.find(personId), await keys.ensure(personId)]).toEqual(['erased', 'erased']);
      const stored = JSON.stringify(await connection.db?.collection('person-key').find().toArray());
      expect(stored).not.toContain(bytes);
    } finally {
      await connection.close();
    }
  });

  it('are hashed into blind values that differ under another secret', async () => {
    const connection = createConnection();
    const one = createPersonKeys(connection, secret);
    const other = createPersonKeys(createConnection(), `${secret}!`);
    expect(one.blind('x')).toBe(one.blind('x'));
    expect(one.blind('x')).not.toBe(other.blind('x'));
  });
});
