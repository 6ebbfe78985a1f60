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
  it('are given out once each, to however many at once, by two processes too', async () => {
    const one = createCaseCodes(connection);
    const other = createCaseCodes(connection.useDb(connection.name));
    const codes = await Promise.all(many.map((_nothing, index) => (index % 2 ? one : other).next('SK-2425')));
    expect(new Set(codes).size).toBe(many.length);
    for (const code of codes) expect(code).toMatch(/^SK-2425-\d{5}$/);
  });

  it('follow each other without a gap for who asks alone, of one process after another', async () => {
    const given: string[] = [];
    for (let night = 1; night <= 4; night += 1)
      given.push(await createCaseCodes(connection.useDb(connection.name)).next('KN-2425'));
    expect(given).toEqual(['KN-2425-00001', 'KN-2425-00002', 'KN-2425-00003', 'KN-2425-00004']);
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
