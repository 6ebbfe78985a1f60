import { ownDatabaseUrl } from '@iwaa/testing/engines';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Connection, type Model, Schema } from 'mongoose';
import { pino } from 'pino';
import { connectDatabase } from './database.ts';
import { type DocumentList, findPage } from './find-page.ts';

interface Thing {
  _id: string;
  owner: string;
  night: string;
  rank: number;
  state: 'open' | 'closed';
}

let connection: Connection;
let model: Model<Thing>;

beforeAll(async () => {
  connection = await connectDatabase(ownDatabaseUrl('pages'), pino({ level: 'silent' }));
  const schema = new Schema<Thing>({
    _id: String,
    owner: String,
    night: String,
    rank: Number,
    state: String,
  });
  schema.index({ owner: 1, night: -1, rank: 1, _id: 1 });
  model = connection.model<Thing>('thing', schema);
  await model.createCollection();
  await model.createIndexes();
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const newestFirst: DocumentList['order'] = [
  ['night', 'descending'],
  ['rank', 'ascending'],
];
const ours: DocumentList = { wanted: {}, within: { owner: { $in: ['us', 'them too'] } }, order: newestFirst };

const thing: fc.Arbitrary<Thing> = fc.record({
  _id: fc.uuid(),
  owner: fc.constantFrom('us', 'us', 'them too', 'a stranger'),
  night: fc.constantFrom('2024-12-12', '2024-12-13', '2024-12-14'),
  rank: fc.integer({ min: 0, max: 2 }),
  state: fc.constantFrom('open', 'closed'),
});
const one = { owner: 'us', night: '2024-12-12', state: 'open' } as const;
const things = fc.uniqueArray(thing, { selector: ({ _id }) => _id, minLength: 1, maxLength: 30 });

async function keep(kept: readonly Thing[]): Promise<void> {
  await model.deleteMany({});
  await model.insertMany(kept);
}

/** The list as it is defined, without a database. */
function listed(all: readonly Thing[]): string[] {
  return all
    .filter(({ owner }) => owner !== 'a stranger')
    .sort(
      (one, other) =>
        other.night.localeCompare(one.night) || one.rank - other.rank || (one._id < other._id ? -1 : 1),
    )
    .map(({ _id }) => _id);
}

describe('going through the pages of a list', () => {
  it('gives everything that was there from the start exactly once and in order, while more is added', async () => {
    await fc.assert(
      fc.asyncProperty(things, things, fc.integer({ min: 1, max: 7 }), async (first, added, limit) => {
        await keep(first);
        const there = new Set(first.map(({ _id }) => _id));
        const more = added.filter(({ _id }) => !there.has(_id));
        const seen: string[] = [];
        for (let after: string | undefined; ; ) {
          const page = await findPage<Thing>(model, ours, { limit, after });
          if (page.kind === 'refused') throw new Error(page.detail);
          expect(page.result.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.result.items.map(({ _id }) => _id));
          if (page.result.next === null) break;
          after = page.result.next;
          await model.insertMany(more.splice(0, 3));
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => there.has(id))).toEqual(listed(first));
      }),
      { numRuns: 40 },
    );
  });

  it('ends with the page that holds the last one, also where that is full', async () => {
    const two = [1, 2].map((rank) => ({ ...one, _id: `${rank}`, rank }));
    await keep(two);
    const page = await findPage<Thing>(model, ours, { limit: 2 });
    expect(page).toMatchObject({ result: { items: two, next: null } });
  });

  it('is served by the index alone, however the scope and the position narrow it', async () => {
    await keep(Array.from({ length: 200 }, (_, rank) => ({ ...one, _id: `${rank}`, rank })));
    const database = connection.getClient().db(connection.name);
    await database.command({ profile: 2 });
    const first = await findPage<Thing>(model, ours, { limit: 5 });
    if (first.kind === 'refused') throw new Error(first.detail);
    await findPage<Thing>(model, ours, { limit: 5, after: first.result.next ?? '' });
    await database.command({ profile: 0 });
    const queries = await database
      .collection('system.profile')
      .find({ op: 'query', 'command.find': 'things', 'command.limit': { $gt: 1 } })
      .toArray();
    expect(queries).toHaveLength(2);
    for (const { planSummary, hasSortStage, docsExamined } of queries) {
      expect(planSummary).toMatch(/owner: 1, night: -1, rank: 1, _id: 1/);
      expect(hasSortStage).toBeUndefined();
      expect(docsExamined).toBeLessThanOrEqual(12);
    }
  });
});

describe('a cursor', () => {
  const refusal = {
    kind: 'refused',
    code: 'invalid-request',
    errors: [{ field: 'querystring.after' }],
  };
  const pageAfter = (after: string, list = ours) => findPage<Thing>(model, list, { limit: 1, after });
  const cursorOf = async (list = ours) => {
    const page = await findPage<Thing>(model, list, { limit: 1 });
    return (page.kind === 'done' && page.result.next) || '';
  };
  beforeAll(() =>
    keep(
      ['us', 'them too', 'a stranger'].flatMap((owner) =>
        [0, 1].map((rank) => ({ ...one, _id: `${owner} ${rank}`, owner, rank })),
      ),
    ),
  );

  it('goes on only with the list that it came from', async () => {
    const other = { ...ours, wanted: { night: '2024-12-12' } };
    expect(await pageAfter(await cursorOf(), other)).toMatchObject(refusal);
    expect(await pageAfter(await cursorOf(), { ...ours, order: [] })).toMatchObject(refusal);
    expect(await pageAfter(await cursorOf())).toMatchObject({ kind: 'done' });
  });

  it.each(['', 'x', 'nonsense', Buffer.from('{"$gt":""}').toString('base64url')])(
    'that no page gave is refused by its name: %p',
    async (nonsense) => {
      expect(await pageAfter(nonsense)).toMatchObject(refusal);
    },
  );

  it("of somebody else's scope tells nothing, not even that its document is there", async () => {
    const theirs = { ...ours, within: { owner: 'a stranger' } };
    expect(await pageAfter(await cursorOf(theirs))).toMatchObject(refusal);
  });

  it('goes on after a document that has left the list since', async () => {
    const open = { ...ours, wanted: { state: 'open' } };
    const all = await findPage<Thing>(model, open, { limit: 10 });
    if (all.kind === 'refused') throw new Error(all.detail);
    const [first, ...rest] = all.result.items;
    const cursor = await cursorOf(open);
    await model.updateOne({ _id: first?._id ?? '' }, { $set: { state: 'closed' } });
    expect(await findPage<Thing>(model, open, { limit: 10, after: cursor })).toMatchObject({
      result: { items: rest, next: null },
    });
  });
});
