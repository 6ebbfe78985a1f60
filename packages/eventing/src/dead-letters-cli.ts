import { readOnOrOff } from '@iwaa/contracts/on-or-off';
import { Command, Option } from 'commander';
import type { Kafka } from 'kafkajs';
import { pino } from 'pino';
import { DeadLettersBusy } from './dead-letter-reading.ts';
import {
  countDeadLetters,
  type DeadLetter,
  readDeadLetters,
  replayDeadLetters,
  settleDeadLetters,
} from './dead-letters.ts';
import { describeFault } from './fault.ts';
import { createKafka } from './kafka.ts';

interface Access {
  brokers: string;
  username: string;
  password: string;
  ssl?: boolean;
}

// The log goes to the error output so that what a command says can be piped.
const log = pino({ name: 'dead-letters', level: 'error' }, pino.destination(2));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function row({ partition, offset, origin, type, id }: DeadLetter): string {
  const from = origin ? `${origin.topic}/${origin.partition}@${origin.offset}` : 'of unknown origin';
  const why = origin
    ? `${origin.reason} (${origin.code}) for ${origin.group} at ${origin.time}`
    : 'no reason given';
  return `${partition}@${offset}  ${type ?? 'no type'}  ${id ?? 'no id'}  from ${from}  ${why}`;
}

function letters(count: number): string {
  return count === 1 ? '1 dead letter' : `${count} dead letters`;
}

const program = new Command('dead-letters')
  .description(
    'Shows the messages that a service could not take, and sends them back to it when the cause is mended.',
  )
  .addOption(
    new Option('--brokers <list>', 'addresses of Kafka, joined by commas')
      .env('KAFKA_BROKERS')
      .makeOptionMandatory(),
  )
  .addOption(new Option('--username <name>', 'who asks').env('KAFKA_USERNAME').makeOptionMandatory())
  .addOption(
    new Option('--password <secret>', 'better given in the environment')
      .env('KAFKA_PASSWORD')
      .makeOptionMandatory(),
  )
  .addOption(
    new Option('--ssl [on]', 'speak TLS with Kafka: true or false')
      .env('KAFKA_SSL')
      .preset('true')
      .argParser(readOnOrOff),
  )
  .addHelpText(
    'after',
    `
Topics are named <namespace>.<service>.dead-letters.v1, such as iwaa.intake.dead-letters.v1.
A letter is settled once it was replayed; settled ones are no longer listed, and stay in the topic.

Examples:
  dead-letters list iwaa.referral.dead-letters.v1
  dead-letters replay iwaa.referral.dead-letters.v1`,
  );

function kafka(): Kafka {
  const access = program.opts<Access>();
  return createKafka(
    {
      brokers: access.brokers.split(',').map((broker) => broker.trim()),
      username: access.username,
      password: access.password,
      clientId: 'dead-letters',
      ssl: access.ssl ?? false,
    },
    log,
  );
}

program
  .command('list')
  .description('lists what waits, with its origin and the reason; changes nothing')
  .argument('<topic>', 'a dead-letter topic')
  .option('--json', 'one JSON object a line')
  .action(async (topic: string, options: { json?: boolean }) => {
    const found = await readDeadLetters(kafka(), topic);
    for (const letter of found) {
      say(options.json ? JSON.stringify(letter) : row(letter));
    }
    if (!options.json) {
      say(found.length === 0 ? 'No dead letter waits.' : `${letters(found.length)} wait.`);
    }
  });

program
  .command('replay')
  .description('sends everything that waits back to the group that failed on it, in order')
  .argument('<topic>', 'a dead-letter topic')
  .action(async (topic: string) => {
    const { replayed, left } = await replayDeadLetters(kafka(), topic, log);
    for (const letter of replayed) {
      say(row(letter));
    }
    say(
      `Replayed ${letters(replayed.length)}. What fails again comes back as a new one: list them in a moment.`,
    );
    if (left.length > 0) {
      say(
        `Not replayed, because their origin is unknown: ${left.map(row).join('; ')}. Nothing behind them was read.`,
      );
      process.exitCode = 1;
    }
  });

program
  .command('settle')
  .description('marks everything that waits as dealt with, without sending it anywhere')
  .argument('<topic>', 'a dead-letter topic')
  .action(async (topic: string) => {
    say(`Settled ${letters(await settleDeadLetters(kafka(), topic))}.`);
  });

program
  .command('count')
  .description('says how many wait')
  .argument('<topic>', 'a dead-letter topic')
  .action(async (topic: string) => {
    say(String(await countDeadLetters(kafka(), topic)));
  });

try {
  await program.parseAsync();
} catch (error) {
  const { error: name, code } = describeFault(error);
  const sentence =
    error instanceof DeadLettersBusy
      ? error.message
      : `Kafka did not do what was asked (${code === undefined ? name : `${name}, ${code}`}). Nothing is lost: check the topic's name, the addresses and the user, and try again.`;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
