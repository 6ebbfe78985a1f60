import { patchKafkajs } from '@iwaa/kafkajs-patches/patch-kafkajs';
import { Kafka, type LogEntry, logLevel } from 'kafkajs';
import type { Logger } from 'pino';
import { keepingItsPlace } from './group-instance.ts';

/** Where Kafka is and who asks: SCRAM-SHA-512 over plain TCP, or over TLS where `ssl` is true. */
export interface KafkaAccess {
  brokers: string[];
  username: string;
  password: string;
  clientId: string;
  ssl?: boolean;
  /** A name that this process has again when it is started again, and that no other living one has: its consumers keep their places in their groups. */
  groupInstance?: string | undefined;
}

/** The fields of kafkajs's log entries that are known to hold no value of a message and no secret. */
const loggedFields = [
  'groupId',
  'memberId',
  'broker',
  'clientId',
  'topic',
  'partition',
  'offset',
  'retryCount',
  'retryTime',
  'apiName',
] as const;

function allowed(entry: LogEntry): Record<string, unknown> {
  const fields: Record<string, unknown> = { kafkajs: entry.namespace };
  for (const name of loggedFields) {
    if (entry.log[name] !== undefined) {
      fields[name] = entry.log[name];
    }
  }
  return fields;
}

/** `Crash: <name>: <message of any error>` is the one sentence of kafkajs that repeats somebody else's text. */
function sentence(entry: LogEntry): string {
  const [crash] = /^Crash: \w+/.exec(entry.log.message) ?? [];
  return crash ?? entry.log.message;
}

const repeatAfterMs = 30_000;

/** kafkajs says the same at each of its tries: it is a warning once in a while, and for the rest of the time detail. */
function logEntries(log: Logger): (entry: LogEntry) => void {
  const said = new Map<string, number>();
  return (entry) => {
    const text = sentence(entry);
    const isNew = Date.now() - (said.get(text) ?? 0) > repeatAfterMs;
    if (entry.level > logLevel.ERROR || !isNew) {
      log.debug(allowed(entry), text);
      return;
    }
    if (said.size > 100) {
      said.clear();
    }
    said.set(text, Date.now());
    log.warn(allowed(entry), text);
  };
}

/**
 * The way to Kafka that publishers, consumers and administration share. kafkajs retries by itself what it calls errors,
 * so they are warnings here; what it can't bring back is reported by the consumer and the publisher.
 */
export function createKafka(access: KafkaAccess, log: Logger): Kafka {
  patchKafkajs();
  const kafka = new Kafka({
    brokers: access.brokers,
    clientId: access.clientId,
    ssl: access.ssl ?? false,
    sasl: { mechanism: 'scram-sha-512', username: access.username, password: access.password },
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    // A killed broker is back well within these 35 s, and a consumer that lives on keeps its place in its group: made anew,
    // it would wait for the end of its own former session.
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 40 },
    logLevel: logLevel.INFO,
    logCreator: () => logEntries(log),
  });
  if (access.groupInstance !== undefined) {
    const partitionAssigners = [keepingItsPlace(access.groupInstance)];
    const consumer = kafka.consumer.bind(kafka);
    kafka.consumer = (config) => consumer({ partitionAssigners, ...config });
  }
  return kafka;
}
