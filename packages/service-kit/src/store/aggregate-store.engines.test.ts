import { randomUUID } from 'node:crypto';
import { ownDatabaseUrl } from '@iwaa/testing/engines';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mongoose';
import { pino } from 'pino';
import { withActor } from '../call-context.ts';
import { type AggregateStore, createAggregateStore } from './aggregate-store.ts';
import { createAggregates } from './aggregates.ts';
import type { CommandKey } from './command-memory.ts';
import { connectDatabase } from './database.ts';
import { createLease } from './lease.ts';
import { createOutboxSource } from './outbox-source.ts';
import { optional, type StateFields } from './state-fields.ts';
import type { OutboxItem } from './stored-aggregate.ts';

/** A shelf that holds so many things and no more; the smallest aggregate that can refuse. */
interface Shelf {
  readonly things: readonly string[];
  readonly owner?: string;
}
type ShelfCommand =
  | { readonly type: 'put'; readonly thing: string }
  | { readonly type: 'own'; readonly owner: string };
interface ShelfEvent {
  readonly type: 'thing-put' | 'shelf-owned';
  readonly data: { readonly caseId: string; readonly value: string };
}
type ShelfRefusal = 'full' | 'owns-another';

const capacity = 10;
const rules = {
  name: 'shelf',
  initial: { things: [] } as Shelf,
  decide(shelf: Shelf, command: ShelfCommand): readonly ShelfEvent[] | ShelfRefusal {
    if (command.type === 'own') {
      return shelf.owner === command.owner
        ? []
        : [{ type: 'shelf-owned', data: { caseId: 'SK-2425-00001', value: command.owner } }];
    }
    if (shelf.things.includes(command.thing)) return [];
    if (shelf.things.length >= capacity) return 'full';
    return [{ type: 'thing-put', data: { caseId: 'SK-2425-00001', value: command.thing } }];
  },
  evolve(shelf: Shelf, event: ShelfEvent): Shelf {
    return event.type === 'shelf-owned'
      ? { ...shelf, owner: event.data.value }
      : { ...shelf, things: [...shelf.things, event.data.value] };
  },
  duplicates: { 'state.owner': 'owns-another' } as const,
};
const stateFields = { things: [String], owner: optional(String) } as const satisfies StateFields<Shelf>;
const unique = [
  { 'state.owner': 1 },
  { unique: true, partialFilterExpression: { 'state.owner': { $exists: true } } },
] as const;

let connection: Connection;
let store: AggregateStore<Shelf, ShelfCommand, ShelfEvent, ShelfRefusal>;
let aggregates: ReturnType<typeof createAggregates>;
const written: (readonly OutboxItem[])[] = [];

beforeAll(async () => {
  connection = await connectDatabase(ownDatabaseUrl('kit'), pino({ level: 'silent' }));
  aggregates = createAggregates(connection, {
    clock: () => new Date(),
    self: { role: 'service' as const, subject: 'test' },
    topic: 'shelves',
    written: (_kind, _id, outbox) => written.push(outbox),
  });
  store = aggregates.create({ ...rules, stateFields, indexes: [unique] });
  await aggregates.ensureCollections();
});

afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const put = (thing: string): ShelfCommand => ({ type: 'put', thing });

describe('the aggregate store', () => {
  it('makes one thing by one key where the body names the thing, and refuses a second one', async () => {
    const named = aggregates.create({ ...rules, name: 'named-shelf', named: 'by-body', stateFields });
    const command = { key: randomUUID(), fingerprint: 'one' };
    const [first, second] = [randomUUID(), randomUUID()];
    expect(await named.execute(first, put('a'), { command })).toMatchObject({ kind: 'done' });
    expect(await named.execute(first, put('a'), { command })).toMatchObject({ repeated: true });
    const other = { ...command, fingerprint: 'another' };
    await expect(named.execute(second, put('a'), { command: other })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await named.find(second)).toBeUndefined();
  });

  it('names on each fact who did it, and itself where nobody asked', async () => {
    const id = randomUUID();
    await store.execute(id, put('blanket'));
    const actor = { role: 'street-team', subject: 'team-1' } as const;
    await withActor(actor, () => store.execute(id, put('kettle')));
    const self = { role: 'service', subject: 'test' };
    expect((await store.find(id))?.outbox.map((item) => item.actor)).toEqual([self, actor]);
  });

  it('finds and changes within an actor’s scope only, also what it knows without a read', async () => {
    const owned = aggregates.create({
      ...{ ...rules, name: 'owned-shelf', stateFields, owners: { campaign: 'state.owner' } },
    });
    const id = randomUUID();
    await owned.execute(id, { type: 'own', owner: 'SK-2425' });
    const scope = (campaign: string) => ({
      includes: (owners: { campaign?: string | undefined }) => owners.campaign === campaign,
      filter: () => ({}),
    });
    const [mine, theirs] = [scope('SK-2425'), scope('KN-2425')];
    expect(await owned.find(id, mine)).toBeDefined();
    expect(await owned.find(id, theirs)).toBeUndefined();
    expect(await owned.executeWithin(theirs, id, put('kettle'))).toEqual({
      kind: 'refused',
      code: 'not-found',
    });
    expect(await owned.executeWithin(mine, randomUUID(), put('kettle'))).toMatchObject({ code: 'not-found' });
    expect(await owned.executeWithin(mine, id, put('kettle'))).toMatchObject({ kind: 'done', version: 2 });
  });

  it('writes the state and its facts in one document, one version a fact', async () => {
    const id = randomUUID();
    await store.execute(id, put('blanket'));
    await store.execute(id, put('kettle'));
    const document = await store.model.findById(id).lean();
    expect(document).toMatchObject({ version: 2, state: { things: ['blanket', 'kettle'] } });
    expect(document?.outbox.map((item) => [item.sequence, item.type, item.key])).toEqual([
      [1, 'thing-put', 'SK-2425-00001'],
      [2, 'thing-put', 'SK-2425-00001'],
    ]);
    expect(document?.outboxSince).toBeInstanceOf(Date);
  });

  it('lets a hundred writers race for ten places: ten get one, ninety are refused, and no fact is lost or doubled', async () => {
    const id = randomUUID();
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) => store.execute(id, put(`thing-${index}`), { attempts: 400 })),
    );
    expect(outcomes.filter((outcome) => outcome.kind === 'done')).toHaveLength(capacity);
    expect(outcomes.filter((outcome) => outcome.kind === 'refused')).toHaveLength(90);
    const document = await store.model.findById(id).lean();
    expect(document?.version).toBe(capacity);
    expect(document?.outbox.map((item) => item.sequence)).toEqual(
      Array.from({ length: capacity }, (_, index) => index + 1),
    );
  });

  it('answers a repeated command as the first time and writes nothing', async () => {
    const id = randomUUID();
    const command = { key: randomUUID(), fingerprint: 'one' };
    const options = { command, result: (shelf: Shelf) => ({ count: shelf.things.length }) };
    const first = await store.execute(id, put('blanket'), options);
    await store.execute(id, put('kettle'));
    const again = await store.execute(id, put('blanket'), options);
    expect(first).toMatchObject({ kind: 'done', repeated: false, result: { count: 1 } });
    expect(again).toMatchObject({
      kind: 'done',
      repeated: true,
      events: [],
      result: { count: 1 },
      version: 2,
    });
  });

  it('refuses a key that comes back with another command', async () => {
    const id = randomUUID();
    const key = randomUUID();
    await store.execute(id, put('blanket'), { command: { key, fingerprint: 'one' } });
    await expect(
      store.execute(id, put('kettle'), { command: { key, fingerprint: 'two' } }),
    ).rejects.toMatchObject({
      code: 'idempotency-key-reused',
      status: 422,
    });
  });

  it('executes one of twenty concurrent repetitions of a creating command, and answers all the same', async () => {
    const id = randomUUID();
    const command = { key: randomUUID(), fingerprint: 'one' };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => store.execute(id, put('blanket'), { command, result: () => 'made' })),
    );
    expect(outcomes.map((outcome) => outcome.kind === 'done' && outcome.result)).toEqual(
      Array(20).fill('made'),
    );
    expect((await store.find(id))?.version).toBe(1);
  });

  it('reads a violated unique index as the refusal that it stands for', async () => {
    const owner = randomUUID();
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => store.execute(randomUUID(), { type: 'own', owner })),
    );
    expect(outcomes.filter((outcome) => outcome.kind === 'done')).toHaveLength(1);
    expect(
      outcomes.filter((outcome) => outcome.kind === 'refused' && outcome.code === 'owns-another'),
    ).toHaveLength(2);
  });

  it('writes nothing and hands nothing over for a command that decides nothing', async () => {
    const id = randomUUID();
    await store.execute(id, put('blanket'));
    const before = written.length;
    expect(await store.execute(id, put('blanket'))).toMatchObject({ kind: 'done', events: [], version: 1 });
    expect(written.length).toBe(before);
  });

  it('hands over all that the outbox holds by a write, so that what is older goes first', async () => {
    const id = randomUUID();
    await store.execute(id, put('blanket'));
    await store.execute(id, put('kettle'));
    expect(written.at(-1)?.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('decides on what it is given, and reads it when that is no longer what is there', async () => {
    const id = randomUUID();
    await store.execute(id, put('blanket'), { from: 'absent' });
    const found = await store.find(id);
    await store.execute(id, put('kettle'), { from: found });
    expect((await store.find(id))?.state.things).toEqual(['blanket', 'kettle']);
    const late = await store.execute(id, put('lamp'), { from: found });
    expect(late).toMatchObject({
      kind: 'done',
      version: 3,
      state: { things: ['blanket', 'kettle', 'lamp'] },
    });
    expect(await store.execute(id, put('lamp'), { from: 'absent' })).toMatchObject({
      events: [],
      version: 3,
    });
  });

  it('knows a repeated command that it is given as absent, and remembers the last forty', async () => {
    const id = randomUUID();
    const command = { key: randomUUID(), fingerprint: 'one' };
    const options = { command, from: 'absent', result: () => 'made' } as const;
    await store.execute(id, put('blanket'), options);
    expect(await store.execute(id, put('blanket'), options)).toMatchObject({
      repeated: true,
      result: 'made',
    });
    for (let index = 1; index <= 40; index += 1) {
      const owner = `${id}-${index}`;
      await store.execute(id, { type: 'own', owner }, { command: { key: owner, fingerprint: owner } });
    }
    const document = await store.model.findById(id).lean();
    expect(document?.commands.map(({ key }) => key)).toEqual(
      Array.from({ length: 40 }, (_, index) => `${id}-${index + 1}`),
    );
  });

  it('keeps the key of what was created bound to its request, however many commands came in between', async () => {
    const id = randomUUID();
    const command = { key: randomUUID(), fingerprint: 'the request' };
    const make = (options: { command: CommandKey }) =>
      store.execute(id, put('first'), { ...options, bindsKey: true });
    expect(await make({ command })).toMatchObject({ kind: 'done', repeated: false });
    const second = { key: randomUUID(), fingerprint: 'the second request' };
    expect(await store.execute(id, put('second'), { command: second, bindsKey: true })).toMatchObject({
      repeated: false,
    });
    for (let index = 0; index < 45; index += 1) {
      const owner = `${id}-${index}`;
      await store.execute(id, { type: 'own', owner }, { command: { key: owner, fingerprint: owner } });
    }
    expect((await store.find(id))?.commands.some(({ key }) => key === command.key)).toBe(false);
    expect(await make({ command })).toMatchObject({ kind: 'done', repeated: true, events: [] });
    for (const { key } of [command, second])
      await expect(make({ command: { key, fingerprint: 'another request' } })).rejects.toMatchObject({
        code: 'idempotency-key-reused',
      });
  });

  it('refuses more facts than an outbox may hold, and says what to look at', async () => {
    const id = randomUUID();
    const endless = createAggregateStore<Shelf, ShelfCommand, ShelfEvent, ShelfRefusal>(
      {
        ...rules,
        decide: (_shelf, command) =>
          Array.from({ length: 300 }, () => ({
            type: 'thing-put',
            data: { caseId: 'SK-2425-00001', value: command.type },
          })),
      },
      store.model,
      {
        clock: () => new Date(),
        self: { role: 'service' as const, subject: 'test' },
        topic: 'shelves',
        written: () => {},
      },
    );
    await endless.execute(id, put('x'));
    await expect(endless.execute(id, put('x'))).rejects.toThrow(/more than 500 facts/);
    expect((await store.find(id))?.version).toBe(300);
    await store.model.deleteOne({ _id: id });
  });
});

describe('what a process wrote last', () => {
  /** A store of another process, on the same documents. */
  const beside = () =>
    createAggregateStore<Shelf, ShelfCommand, ShelfEvent, ShelfRefusal>(rules, store.model, {
      clock: () => new Date(),
      self: { role: 'service' as const, subject: 'test' },
      topic: 'shelves',
      written: () => {},
    });

  it('is not read again for the next command', async () => {
    const watched = await createConnection(ownDatabaseUrl('kit'), { monitorCommands: true }).asPromise();
    const reads: unknown[] = [];
    watched.getClient().on('commandStarted', ({ commandName, command }) => {
      if (commandName === 'find') reads.push(command.filter);
    });
    const surroundings = {
      clock: () => new Date(),
      self: { role: 'service' as const, subject: 'test' },
      topic: 'shelves',
      written: () => {},
    };
    const own = createAggregates(watched, surroundings).create({ ...rules, stateFields });
    const id = randomUUID();
    await own.execute(id, put('blanket'), { from: 'absent' });
    await own.execute(id, put('kettle'));
    expect(await own.lastKnown(id)).toMatchObject({ version: 2 });
    expect(reads).toEqual([]);
    expect((await own.find(id))?.state.things).toEqual(['blanket', 'kettle']);
    await watched.close();
  });

  it('does not count where another has written since', async () => {
    const id = randomUUID();
    const command = { key: randomUUID(), fingerprint: 'one' };
    const other = beside();
    await store.execute(id, put('blanket'));
    await other.execute(id, put('kettle'), { command, result: () => 'by the other' });
    expect(await store.execute(id, put('lamp'))).toMatchObject({
      version: 3,
      state: { things: ['blanket', 'kettle', 'lamp'] },
    });
    await other.execute(id, put('soap'));
    expect(await store.execute(id, put('kettle'), { command })).toMatchObject({
      repeated: true,
      version: 4,
      result: 'by the other',
    });
    await other.execute(id, put('towel'));
    // By what this process knows it is new; it is there.
    expect(await store.execute(id, put('towel'))).toMatchObject({ events: [], version: 5 });
  });

  it('refuses nothing by itself: a refusal is judged on what is there', async () => {
    const id = randomUUID();
    for (let index = 0; index < capacity; index += 1) await store.execute(id, put(`thing-${index}`));
    expect(await store.execute(id, put('lamp'))).toMatchObject({ kind: 'refused', code: 'full' });
    await store.execute(id, { type: 'own', owner: id });
    await store.model.updateOne({ _id: id }, { $set: { 'state.things': [] }, $inc: { version: 1 } });
    expect(await store.execute(id, put('lamp'))).toMatchObject({ kind: 'done', state: { things: ['lamp'] } });
  });

  it('is handed over without the facts that have left the outbox, and with those that have not', async () => {
    const id = randomUUID();
    const source = createOutboxSource('/iwaa/test', aggregates.collections);
    await store.execute(id, put('blanket'));
    const first = (await source.take(1000, new Set())).filter(({ fact }) => fact.subject === `shelf/${id}`);
    await store.execute(id, put('kettle'));
    await source.remove(first);
    await store.execute(id, put('lamp'));
    expect(written.at(-1)?.map(({ sequence }) => sequence)).toEqual([2, 3]);
    const left = (await store.find(id))?.outbox.map(({ sequence }) => sequence);
    expect(left).toEqual([2, 3]);
  });

  it('is read where an actor asks for it for the first time, and is not there where nobody wrote it', async () => {
    const id = randomUUID();
    await beside().execute(id, put('blanket'));
    expect(await store.lastKnown(id)).toMatchObject({ version: 1 });
    expect(await store.execute(id, put('kettle'))).toMatchObject({ version: 2 });
    expect(await store.lastKnown(randomUUID())).toBeUndefined();
  });
});

describe('the outbox as the source of the relay', () => {
  it('keeps what came while the rest was being sent, and forgets outboxSince when nothing is left', async () => {
    const id = randomUUID();
    const source = createOutboxSource('/iwaa/test', aggregates.collections);
    await store.execute(id, put('blanket'));
    const own = async () =>
      (await source.take(1000, new Set())).filter((entry) => entry.fact.subject === `shelf/${id}`);
    const taken = await own();
    await store.execute(id, put('kettle'));
    await source.remove(taken);
    const left = await own();
    expect(left.map((entry) => entry.fact.sequence)).toEqual([2]);
    await source.remove(left);
    const document = await store.model.findById(id).lean();
    expect(document?.outbox).toEqual([]);
    expect(document).not.toHaveProperty('outboxSince');
    expect(document?.version).toBe(2);
  });
});

describe('a fact for two topics', () => {
  it('stays for the topic that it has not reached, and does not stand before others while that one is shut', async () => {
    const both = aggregates.create({
      ...rules,
      name: 'shelf-of-two',
      stateFields,
      alsoTo: () => ['border'],
    });
    const id = randomUUID();
    await both.execute(id, put('blanket'));
    const source = createOutboxSource('/iwaa/test', aggregates.collections);
    const topics = async (shut: string[] = []) =>
      (await source.take(1000, new Set(shut)))
        .filter((entry) => entry.fact.subject === `shelf-of-two/${id}`)
        .map((entry) => entry.topic);
    expect(await topics()).toEqual(['shelves', 'border']);
    expect(await topics(['border'])).toEqual(['shelves']);
    const own = (await source.take(1000, new Set(['border']))).filter(
      (entry) => entry.fact.subject === `shelf-of-two/${id}`,
    );
    await source.remove(own);
    expect(await topics()).toEqual(['border']);
    expect(await topics(['border'])).toEqual([]);
    expect(await both.model.findById(id).lean()).toMatchObject({ version: 1, outboxSince: expect.any(Date) });
  });
});

describe('the lease of the relay', () => {
  it('is held by one of many who ask at once, and passes on when it is let go or runs out', async () => {
    const name = randomUUID();
    const leases = Array.from({ length: 10 }, () => createLease(connection, name, 60_000));
    const held = await Promise.all(leases.map((lease) => lease.acquire()));
    expect(held.filter(Boolean)).toHaveLength(1);
    const holder = leases[held.indexOf(true)];
    const other = leases[held.indexOf(false)];
    expect(await holder?.acquire()).toBe(true);
    await holder?.release();
    expect(await other?.acquire()).toBe(true);
    await connection
      .collection<{ _id: string }>('leases')
      .updateOne({ _id: name }, { $set: { until: new Date(0) } });
    expect(await holder?.acquire()).toBe(true);
    expect(await other?.acquire()).toBe(false);
  });
});

it('leaves the schema of a collection alone that has it, and gives it to one that has not', async () => {
  const validator = async () => {
    const [shelf] = (await connection.db?.listCollections({ name: 'shelf' }).toArray()) ?? [];
    return shelf && 'options' in shelf ? shelf.options?.validator : undefined;
  };
  const before = await validator();
  expect(before).toHaveProperty('$jsonSchema.properties.state.properties.things');
  await aggregates.ensureCollections();
  expect(await validator()).toEqual(before);
  await connection.db?.command({ collMod: 'shelf', validator: {} });
  await aggregates.ensureCollections();
  expect(await validator()).toEqual(before);
});

it('fails on a state that the schema does not know, at the first write and at a later one, instead of dropping the field', async () => {
  const forgetful = createAggregateStore<Shelf, ShelfCommand, ShelfEvent, ShelfRefusal>(
    { ...rules, evolve: (shelf, event) => ({ ...rules.evolve(shelf, event), forgotten: true }) as Shelf },
    store.model,
    {
      clock: () => new Date(),
      self: { role: 'service' as const, subject: 'test' },
      topic: 'shelves',
      written: () => {},
    },
  );
  const id = randomUUID();
  await expect(forgetful.execute(id, put('blanket'))).rejects.toThrow(/has a field that the schema/);
  expect(await store.find(id)).toBeUndefined();
  await store.execute(id, put('kettle'));
  await expect(forgetful.execute(id, put('blanket'))).rejects.toThrow(/has a field that the schema/);
  expect(await store.find(id)).toMatchObject({ version: 1, state: { things: ['kettle'] } });
});
