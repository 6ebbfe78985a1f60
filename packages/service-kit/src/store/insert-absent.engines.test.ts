import { ownDatabaseUrl } from '@iwaa/testing/engines';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Connection, type Model, Schema } from 'mongoose';
import { pino } from 'pino';
import { connectDatabase } from './database.ts';
import { insertAbsent } from './insert-absent.ts';

interface Thing {
  _id: string;
  name: string;
  place?: string | undefined;
}

let connection: Connection;
let model: Model<Thing>;

beforeAll(async () => {
  connection = await connectDatabase(ownDatabaseUrl('absent'), pino({ level: 'silent' }));
  const schema = new Schema<Thing>({ _id: String, name: String, place: String }, { versionKey: false });
  model = connection.model<Thing>('thing', schema);
  await connection.createCollection('things', { validator: { name: { $ne: 'refused' } } });
});
beforeEach(() => model.deleteMany({}));
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const stored = () => model.find().sort({ _id: 1 }).lean();

test('what is there stays as it is, and the others are written, also where some come twice', async () => {
  await insertAbsent(model, [{ _id: 'b', name: 'first' }]);
  const named = (_id: string) => ({ _id, name: 'second' });
  await insertAbsent(model, [named('b'), named('a'), named('c'), named('c'), named('d')]);
  expect(await stored()).toEqual([named('a'), { _id: 'b', name: 'first' }, named('c'), named('d')]);
});

test('nothing to write is nothing written', async () => {
  await insertAbsent(model, []);
  expect(await stored()).toEqual([]);
});

test('a field without a value is not written', async () => {
  await insertAbsent(model, [{ _id: 'a', name: 'x', place: undefined }]);
  expect(await stored()).toEqual([{ _id: 'a', name: 'x' }]);
});

test('a document that is not written for another reason is an error, also beside one that was there', async () => {
  await insertAbsent(model, [{ _id: 'a', name: 'x' }]);
  const refused = insertAbsent(model, [
    { _id: 'a', name: 'x' },
    { _id: 'b', name: 'refused' },
  ]);
  await expect(refused).rejects.toMatchObject({ code: expect.any(Number) });
});
