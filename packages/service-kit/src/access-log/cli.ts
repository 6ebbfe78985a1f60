import { databaseOf, defaultNamespace } from '@iwaa/contracts/topology';
import { type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import { kafkaOf, withKafkaOptions } from '@iwaa/eventing/kafka/command-line';
import { Command, Option } from 'commander';
import type { Kafka } from 'kafkajs';
import mongoose from 'mongoose';
import { pino } from 'pino';
import type { ChainedAccess } from './access-chain.ts';
import { accessLogName } from './access-log.ts';
import { type CheckedChain, checkChain } from './check-chain.ts';
import { faultWords } from './fault-words.ts';
import { readHeads } from './read-heads.ts';

interface Verified extends CheckedChain {
  readonly service: ServiceName;
  readonly heads: number;
}

const log = pino({ name: 'audit', level: 'error' }, pino.destination(2));
/** After so many entries it is said how far the reading is. */
const toldAfter = 100_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const program = withKafkaOptions(new Command('npm run -s audit --'))
  .description('Looks at the log of accesses to what is personal: who reached for whom, allowed and refused.')
  .addOption(
    new Option('--mongo-url <url>', 'MongoDB, for a login that may read the databases of the services')
      .env('MONGO_URL')
      .makeOptionMandatory(),
  )
  .addOption(
    new Option('--namespace <word>', 'the first part of the names of topics and databases')
      .env('IWAA_NAMESPACE')
      .default(defaultNamespace),
  )
  .addHelpText(
    'after',
    `
Exit status 0: every log is whole; 1: one is not; 2: the command was wrong, or something could not be read.

Example:
  npm run -s audit -- verify`,
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

program
  .command('verify')
  .description(
    'finds what was changed, removed, inserted, reordered or cut off in the log of each service, by its chain of hashes and the heads that were published',
  )
  .option('--json', 'one JSON object a service')
  .action(async (options: { json?: boolean }) => {
    const { mongoUrl, namespace } = program.opts<{ mongoUrl: string; namespace: string }>();
    const kafka = kafkaOf(program, 'audit', log);
    const client = new mongoose.mongo.MongoClient(mongoUrl);
    try {
      for (const service of serviceNames) {
        const verified = await verify(kafka, client, service, namespace);
        if (verified.faults.length > 0) process.exitCode = 1;
        say(options.json ? JSON.stringify(verified) : inWords(verified));
      }
    } finally {
      await client.close();
    }
  });

async function verify(
  kafka: Kafka,
  client: mongoose.mongo.MongoClient,
  service: ServiceName,
  namespace: string,
): Promise<Verified> {
  // The heads first: an entry that comes meanwhile is then no end that was removed.
  const heads = await readHeads(kafka, service, namespace);
  const entries = client
    .db(databaseOf(service, namespace))
    .collection<ChainedAccess>(accessLogName)
    .find()
    .sort({ _id: 1 });
  return { service, heads: heads.length, ...(await checkChain(withProgress(service, entries), heads)) };
}

async function* withProgress(service: string, entries: AsyncIterable<ChainedAccess>) {
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    if (count % toldAfter === 0) process.stderr.write(`${service}: ${count} entries so far\n`);
    yield entry;
  }
}

function inWords({ service, entries, heads, faults }: Verified): string {
  const looked = `${service}: ${entries} accesses, ${heads} published heads`;
  if (faults.length === 0) return `${looked}: the log is whole.`;
  return [`${looked}: the log is NOT whole.`, ...faults.map((fault) => `  ${faultWords(fault)}`)].join('\n');
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`The logs could not be verified: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
