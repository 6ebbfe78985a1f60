import { readOnOrOff } from '@iwaa/contracts/on-or-off';
import { type Command, Option } from 'commander';
import type { Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import { createKafka } from './kafka.ts';

interface Access {
  brokers: string;
  username: string;
  password: string;
  ssl?: boolean;
}

/** Gives a command line the options by which it reaches Kafka; each may stand in the environment, as a service's do. */
export function withKafkaOptions(program: Command): Command {
  return program
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
    );
}

/** The client that those options name. */
export function kafkaOf(program: Command, clientId: string, log: Logger): Kafka {
  const { brokers, username, password, ssl = false } = program.opts<Access>();
  const addresses = brokers.split(',').map((broker) => broker.trim());
  return createKafka({ brokers: addresses, username, password, clientId, ssl }, log);
}
