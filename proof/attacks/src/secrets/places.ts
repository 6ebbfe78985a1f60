import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseOf, deadLettersTopic } from '@iwaa/contracts/topology';
import { readerNames } from '@iwaa/contracts/vocabulary';
import { readKafka } from '@iwaa/proof-kit/kafka/facts-in-kafka';
import { readMongo } from '@iwaa/proof-kit/mongo/documents-in-mongo';
import { readTemporal } from '@iwaa/proof-kit/temporal/cases-in-temporal';
import { personKeysDatabase } from '@iwaa/provision/mongo';
import { Client, Connection } from '@temporalio/client';
import type { Fixture } from '../fixture/fixture.ts';
import { ask } from '../http/ask.ts';
import { readTopic } from '../kafka/read-topic.ts';
import { holds } from './planted.ts';

/** What a search of one kind of place found: how many things were read, and the names of those that hold the mark. */
export interface Search {
  readonly place: string;
  readonly read: number;
  readonly found: readonly string[];
}

interface Thing {
  readonly name: string;
  readonly text: string;
}

const namespace = 'iwaa';

function among(place: string, things: readonly Thing[], mark: string): Search {
  const found = things.filter(({ text }) => holds(text, mark)).map(({ name }) => name);
  return { place, read: things.length, found };
}

/** Looks for a mark everywhere that it must not be. An agency's own answers are its own, and are left out. */
export async function searchEverywhere(fixture: Fixture, mark: string): Promise<Search[]> {
  const searches = [
    ...(await searchKafka(fixture, mark)),
    ...(await searchTemporal(fixture, mark)),
    await searchMongo(fixture, mark),
    await searchFiles(fixture, mark),
  ];
  const metrics = await Promise.all(
    Object.entries(fixture.platform.addresses.services).map(async ([name, url]) => ({
      name,
      text: (await ask(url, { path: '/metrics' })).text,
    })),
  );
  return [...searches, among('metrics', metrics, mark)];
}

async function searchKafka({ platform }: Fixture, mark: string): Promise<Search[]> {
  const { engines } = platform.addresses;
  const { messages } = await readKafka(engines, namespace);
  const ours = messages.filter(({ topic }) => !topic.endsWith('.responses.v1'));
  const letters: Thing[] = [];
  for (const reader of readerNames) {
    const read = await readTopic(engines.kafka.brokers, engines.kafka.admin, deadLettersTopic(reader));
    for (const { topic, key, value, headers } of read)
      if (!headers.iwaa_dead_letter_topic?.endsWith('.responses.v1'))
        letters.push({ name: topic, text: `${key} ${value} ${JSON.stringify(headers)}` });
  }
  const facts = ours.map(({ topic, offset, text }) => ({ name: `${topic}@${offset}`, text }));
  return [among('topics', facts, mark), among('dead letters', letters, mark)];
}

async function searchTemporal({ platform, one, other }: Fixture, mark: string): Promise<Search[]> {
  const { engines } = platform.addresses;
  const { address, namespace: ofCases } = engines.temporal;
  const histories: Thing[] = [];
  for (const { campaignId } of [one, other])
    for (const { caseId, text } of await readTemporal(engines, campaignId, () => undefined))
      histories.push({ name: caseId, text });
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace: ofCases });
    const listed: Thing[] = [];
    const cards: Thing[] = [];
    for await (const execution of client.workflow.list()) {
      const { workflowId: name, memo, typedSearchAttributes } = execution;
      listed.push({ name, text: JSON.stringify([memo, typedSearchAttributes.getAll()]) });
      const handle = client.workflow.getHandle(name);
      const [view, card, described] = await Promise.all([
        handle.query('view'),
        handle.query('__temporal_workflow_metadata'),
        handle.describe(),
      ]);
      cards.push({ name, text: [view, card, described.raw].map(readable).join(' ') });
    }
    return [
      among('histories', histories, mark),
      among('search attributes and memos', listed, mark),
      among('answers to queries, cards and summaries', cards, mark),
    ];
  } finally {
    await connection.close();
  }
}

/** JSON in which bytes are read as the text that they may be. */
function readable(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part?.type === 'Buffer' || part instanceof Uint8Array
      ? Buffer.from(part.data ?? part).toString('utf8')
      : typeof part === 'bigint'
        ? String(part)
        : part,
  );
}

async function searchMongo({ platform }: Fixture, mark: string): Promise<Search> {
  const own = readerNames.map((reader) => databaseOf(reader, namespace));
  const databases = [...own, personKeysDatabase(namespace)];
  const { documents, marked } = await readMongo(platform.addresses.engines.mongo.url, databases, mark);
  return { place: 'documents', read: documents, found: marked };
}

/** Logs, and every other file of the platform; MongoDB's are packed, and its documents are read instead. */
async function searchFiles({ home }: Fixture, mark: string): Promise<Search> {
  const things: Thing[] = [];
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    const name = join(entry.parentPath, entry.name);
    const packed = /mongo/.test(name) && !name.endsWith('.log');
    // An agency's own topic holds what the agency wrote, and so do the letters that it caused.
    const agencys = /\.responses\.v1-|dead-letters\.v1-/.test(name);
    if (!entry.isFile() || packed || agencys || name.includes('/openapi/')) continue;
    const bytes = await readFile(name).catch(() => undefined);
    if (bytes) things.push({ name: name.slice(home.length), text: bytes.toString('latin1') });
  }
  return among('logs and other files', things, mark);
}
