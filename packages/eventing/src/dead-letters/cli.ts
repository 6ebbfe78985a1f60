import { Command } from 'commander';
import type { Kafka } from 'kafkajs';
import { pino } from 'pino';
import { describeFault, type FaultDescription } from '../failure/fault.ts';
import { kafkaOf, withKafkaOptions } from '../kafka/command-line.ts';
import {
  countDeadLetters,
  type DeadLetter,
  readDeadLetters,
  replayDeadLetters,
  resolveDeadLetters,
} from './dead-letters.ts';
import { DeadLettersBusy } from './read-unresolved.ts';

// The log goes to the error output so that what a command says can be piped.
const log = pino({ name: 'dead-letters', level: 'error' }, pino.destination(2));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What it was and whose, why it was put aside, and what mends it: a line each. */
function lines({ partition, offset, origin, excerpt, type, id, whose, remedy }: DeadLetter): string {
  const from = origin ? `${origin.topic}/${origin.partition}@${origin.offset}` : 'of unknown origin';
  const { agencyId, referralId, caseId } = whose;
  const about = [
    agencyId === undefined ? [] : `agency ${agencyId}`,
    caseId === undefined ? [] : `case ${caseId}`,
    referralId === undefined ? [] : `referral ${referralId}`,
  ].flat();
  const why = origin
    ? `${origin.reason}${origin.code === '-' ? '' : ` (${origin.code})`} for ${origin.group} at ${origin.time}`
    : 'no reason given';
  const what = excerpt ? `; the beginning of ${excerpt.bytes} bytes, sha256 ${excerpt.sha256}` : '';
  return [
    [`${partition}@${offset}`, type ?? 'no type', id ?? 'no id', ...about, `from ${from}`].join('  '),
    `    ${why}${what}`,
    ...(remedy ? [`    ${remedy.toDo}`] : []),
  ].join('\n');
}

function letters(count: number): string {
  return count === 1 ? '1 dead letter' : `${count} dead letters`;
}

const program = withKafkaOptions(new Command('npm run -s dead-letters --'))
  .description(
    'Shows the messages that a service could not take, and sends them back to it when the cause is mended.',
  )
  .addHelpText(
    'after',
    `
Topics are named <namespace>.<service>.dead-letters.v1, such as iwaa.intake.dead-letters.v1.
A letter is resolved once it was replayed; resolved ones are no longer listed, and stay in the topic.

Examples:
  npm run -s dead-letters -- list iwaa.referral.dead-letters.v1
  npm run -s dead-letters -- replay iwaa.referral.dead-letters.v1`,
  );

function kafka(): Kafka {
  return kafkaOf(program, 'dead-letters', log);
}

program
  .command('list')
  .description('lists what waits, with its origin and the reason; changes nothing')
  .argument('<topic>', 'a dead-letter topic')
  .option('--json', 'one JSON object a line')
  .action(async (topic: string, options: { json?: boolean }) => {
    const found = await readDeadLetters(kafka(), topic);
    for (const letter of found) {
      say(options.json ? JSON.stringify(letter) : lines(letter));
    }
    if (!options.json) {
      say(found.length === 0 ? 'No dead letter waits.' : `${letters(found.length)} wait.`);
    }
  });

program
  .command('replay')
  .description('sends what may be taken now back to the group that failed on it, in order')
  .argument('<topic>', 'a dead-letter topic')
  .action(async (topic: string) => {
    const { replayed, passedOver, left } = await replayDeadLetters(kafka(), topic, log);
    for (const letter of replayed) {
      say(lines(letter));
    }
    say(
      `Replayed ${letters(replayed.length)}. What fails again comes back as a new one: list them in a moment.`,
    );
    if (passedOver.length > 0) {
      say('Not sent again, because the fault is in the message itself; they count as dealt with:');
      for (const letter of passedOver) say(lines(letter));
    }
    if (left.length > 0) {
      say('Not replayed, because their origin is unknown. Nothing behind them was read:');
      for (const letter of left) say(lines(letter));
      process.exitCode = 1;
    }
  });

program
  .command('resolve')
  .description('marks everything that waits as dealt with, without sending it anywhere')
  .argument('<topic>', 'a dead-letter topic')
  .action(async (topic: string) => {
    say(`Resolved ${letters(await resolveDeadLetters(kafka(), topic))}.`);
  });

program
  .command('count')
  .description('says how many wait')
  .argument('<topic>', 'a dead-letter topic')
  .action(async (topic: string) => {
    say(String(await countDeadLetters(kafka(), topic)));
  });

/** Kafka's number for a topic that there is not. */
const unknownTopic = '3';

function refusalOf({ error, code }: FaultDescription): string {
  if (code === unknownTopic)
    return 'There is no such topic: dead letters lie in <namespace>.<service>.dead-letters.v1, such as iwaa.intake.dead-letters.v1.';
  return `Kafka did not do what was asked (${code === undefined ? error : `${error}, ${code}`}). Nothing is lost: check the topic's name, the addresses and the user, and try again.`;
}

// Whoever reads may go, as `| head` does: the work goes on, and nobody hears of it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
try {
  await program.parseAsync();
} catch (error) {
  const sentence = error instanceof DeadLettersBusy ? error.message : refusalOf(describeFault(error));
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
