import { ownDatabaseUrl } from '@iwaa/testing/engines';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mongoose';
import { createCaseCodes } from './case-codes.ts';

const url = ownDatabaseUrl('codes');

let connection: Connection;
beforeAll(async () => {
  connection = await createConnection(url).asPromise();
});
afterAll(() => connection?.close());

const many = Array.from({ length: 300 });

describe('case codes', () => {
  it('are given out once each and without a gap, to however many at once, by two processes too', async () => {
    const one = createCaseCodes(connection);
    const other = createCaseCodes(connection.useDb(connection.name));
    const codes = await Promise.all(many.map((_nothing, index) => (index % 2 ? one : other).next('SK-2425')));
    expect(codes.sort()).toEqual(
      many.map((_nothing, index) => `SK-2425-${String(index + 1).padStart(5, '0')}`),
    );
  });

  it('count by campaign', async () => {
    const codes = createCaseCodes(connection.useDb(connection.name));
    expect(await Promise.all([codes.next('FS-2425'), codes.next('RBT-2425')])).toEqual([
      'FS-2425-00001',
      'RBT-2425-00001',
    ]);
  });

  it('are asked for again after a failure, which everybody who waited is told', async () => {
    const closed = createConnection(url);
    const codes = createCaseCodes(closed);
    await closed.asPromise();
    await closed.close();
    const failed = await Promise.allSettled([codes.next('SK-2526'), codes.next('SK-2526')]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await closed.openUri(url);
    expect(await codes.next('SK-2526')).toBe('SK-2526-00001');
    await closed.close();
  });
});
