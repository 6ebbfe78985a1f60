import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { engineEnvironment } from '@iwaa/engines/process/engine-environment';
import { runCommand } from '@iwaa/engines/process/run-command';
import mongoose from 'mongoose';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import { eventually } from '../fixture/eventually.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { profile } from '../http/routes.ts';

const audit = fileURLToPath(import.meta.resolve('@iwaa/service-kit/access-log/cli'));

interface Entry {
  readonly _id: number;
  readonly [field: string]: unknown;
}
interface Verified {
  readonly service: string;
  readonly entries: number;
  readonly faults: readonly { readonly kind: string }[];
}

/** How whoever has stolen intake's database login may forge the log: what it is made into, and how it has to be found. */
const forgeries: readonly [name: string, forge: (log: readonly Entry[]) => Entry[], found: string[]][] = [
  [
    'one entry says that somebody else looked',
    (log) => change(log, 2, (entry) => ({ ...entry, subject: 'somebody-else' })),
    ['changed'],
  ],
  [
    'one entry says so, and has a hash of its own',
    (log) => change(log, 2, (entry) => ({ ...entry, subject: 'somebody-else', hash: aHash('forged') })),
    ['changed'],
  ],
  ['a refused access is said to be allowed', (log) => change(log, 3, allowed), ['changed']],
  ['one entry is removed', (log) => log.filter((_, index) => index !== 2), ['removed']],
  ['the first entry is removed', (log) => log.slice(1), ['removed']],
  [
    'one entry is removed, and those behind it are numbered anew',
    (log) => log.filter((_, index) => index !== 2).map((entry, index) => ({ ...entry, _id: index + 1 })),
    ['changed', 'end-removed'],
  ],
  [
    'one entry is put between two others',
    (log) => [...log, { ...(log[1] as Entry), _id: 2.5 }],
    ['inserted'],
  ],
  [
    'two entries are put in each other’s place',
    (log) => {
      const [second, third] = [log[1] as Entry, log[2] as Entry];
      return change(
        change(log, 1, () => ({ ...third, _id: 2 })),
        2,
        () => ({ ...second, _id: 3 }),
      );
    },
    ['changed'],
  ],
  ['its end is cut off', (log) => log.slice(0, -1), ['end-removed']],
  ['all of it is removed', () => [], ['end-removed']],
];

/** The log of accesses, forged by intake's own database login; each time `audit verify` has to say how. */
export async function attackAccessLog(fixture: Fixture, ledger: Ledger): Promise<void> {
  await lookAtSomebody(fixture);
  const client = new mongoose.mongo.MongoClient(
    fixture.platform.credentials.services.get('intake')?.mongoUrl ?? '',
  );
  try {
    const log = client.db().collection<Entry>('access-log');
    const whole = await log.find().sort({ _id: 1 }).toArray();
    await eventually('the published end of the access log', async () => {
      await log.deleteOne({ _id: whole.length });
      const { faults } = await verify(fixture);
      await log.insertOne(whole.at(-1) as Entry);
      return faults.some(({ kind }) => kind === 'end-removed') || undefined;
    });
    const control = await verify(fixture);
    ledger.tell(
      'control: the log that nobody touched',
      'whole',
      `${control.faults.length} faults in ${control.entries} entries`,
      control.faults.length === 0 && control.entries === whole.length && whole.length > 3,
    );
    for (const [name, forge, found] of forgeries) {
      const forged = forge(whole);
      await log.deleteMany({});
      if (forged.length > 0) await log.insertMany(forged);
      const kinds = [...new Set((await verify(fixture)).faults.map(({ kind }) => kind))];
      const isFound = found.every((kind) => kinds.includes(kind));
      ledger.tell(name, found.join(', '), kinds.join(', ') || 'nothing', isFound);
    }
    await log.deleteMany({});
    await log.insertMany(whole);
  } finally {
    await client.close();
  }
}

/** Allowed and refused accesses to somebody. */
async function lookAtSomebody(fixture: Fixture): Promise<void> {
  const { one, other } = fixture;
  const body = { person: { identity: {}, profile }, place: 'bus-station' };
  const path = `/rounds/${one.roundId}/contacts`;
  const { json } = await fixture.ask('intake', actorOf('street-team', one), { path, body });
  const { personId } = json as { personId: string };
  for (const actor of [
    actorOf('street-team', one),
    actorOf('social-worker', one),
    actorOf('social-worker', other),
    actorOf('committee', one),
  ])
    await fixture.ask('intake', actor, { path: `/persons/${personId}` });
}

async function verify({ platform }: Fixture): Promise<Verified> {
  const { kafka, mongo } = platform.addresses.engines;
  const { output } = await runCommand(process.execPath, [audit, 'verify', '--json'], {
    env: {
      ...engineEnvironment(),
      KAFKA_BROKERS: kafka.brokers.join(','),
      KAFKA_USERNAME: kafka.admin.username,
      KAFKA_PASSWORD: kafka.admin.password,
      MONGO_URL: mongo.url,
    },
  });
  const line = output.split('\n').find((one) => one.startsWith('{"service":"intake"'));
  if (line === undefined) throw new Error(`The access log was not verified: ${output.slice(0, 300)}`);
  return JSON.parse(line) as Verified;
}

function change(log: readonly Entry[], index: number, by: (entry: Entry) => Entry): Entry[] {
  return log.map((entry, place) => (place === index ? by(entry) : entry));
}

function allowed(entry: Entry): Entry {
  return { ...entry, outcome: entry.outcome === 'allowed' ? 'forbidden' : 'allowed' };
}

function aHash(of: string): string {
  return createHash('sha256').update(of).digest('hex');
}
