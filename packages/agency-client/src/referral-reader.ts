import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { AccessError } from './access-error.ts';
import type { ClientLog } from './client-log.ts';
import { createCommits } from './commits.ts';
import { type AnswerReceipt, type Referral, readReferral } from './referral-message.ts';

export interface ReferralReaderOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly groupId: string;
  handle(referral: Referral): Promise<void>;
  /** Receipts are passed over where nobody wants them. */
  readonly handleReceipt?: ((receipt: AnswerReceipt) => Promise<void>) | undefined;
  readonly log: ClientLog;
}

export interface ReferralReader {
  /** Resolves when the group is joined; rejects when somebody has to do something, or Kafka isn't there for long. */
  start(): Promise<void>;
  /** Lets the handler under way end, and leaves the group. */
  stop(): Promise<void>;
}

const heartbeatMs = 3_000;
const longestPauseMs = 5_000;
const longestFirstJoinMs = 20_000;
/** A consumer without any sign of Kafka for so long is taken for lost, though kafkajs has not said so. */
const silentForMs = 60_000;

/**
 * Reads an agency's referrals in order, at least once each: an offset is committed after the handler has resolved. A kafkajs
 * consumer does not come back from every loss of Kafka, so a crashed one is replaced.
 */
export function createReferralReader(options: ReferralReaderOptions): ReferralReader {
  const { kafka, topic, groupId, handle, handleReceipt, log } = options;
  const stopping = new AbortController();
  let consumer: Consumer | undefined;
  let reviving: Promise<void> | undefined;
  let lastSign = Date.now();
  let watching: NodeJS.Timeout | undefined;
  let atWork: Promise<void> | undefined;

  /** Waits, unless the reader is stopped meanwhile. */
  const backOff = (failures: number) =>
    pause(Math.min(200 * 2 ** failures, longestPauseMs), undefined, { signal: stopping.signal }).catch(
      () => undefined,
    );

  async function handled(message: KafkaMessage, isCurrent: () => boolean): Promise<boolean> {
    const read = readReferral(message);
    if (read.kind === 'ignored') return true;
    if (read.kind === 'unreadable') {
      log.error(
        { topic, offset: message.offset, reason: read.reason },
        'A message is not a referral and was passed over; it stays on the topic. Tell the platform.',
      );
      return true;
    }
    if (read.kind === 'receipt' && !handleReceipt) return true;
    const { referralId } = (read.kind === 'receipt' ? read.receipt : read.referral).data;
    for (let failures = 0; isCurrent() && !stopping.signal.aborted; failures += 1) {
      try {
        await (read.kind === 'receipt' ? handleReceipt?.(read.receipt) : handle(read.referral));
        return true;
      } catch (error) {
        log.warn(
          { referralId, error: error instanceof Error ? error.name : typeof error, failures: failures + 1 },
          'The handler failed; the same referral or receipt is handed over again in a moment.',
        );
        await backOff(failures);
      }
    }
    return false;
  }

  async function takeBatch(running: Consumer, payload: EachBatchPayload): Promise<void> {
    const { batch, heartbeat, isRunning, isStale, resolveOffset } = payload;
    const isCurrent = () => isRunning() && !isStale();
    const commits = createCommits((offset) =>
      running.commitOffsets([{ topic, partition: batch.partition, offset }]),
    );
    const beating = setInterval(() => heartbeat().catch(() => undefined), heartbeatMs);
    try {
      for (const message of batch.messages) {
        if (stopping.signal.aborted || !isCurrent() || !(await handled(message, isCurrent))) return;
        resolveOffset(message.offset);
        commits.through(String(BigInt(message.offset) + 1n));
      }
    } finally {
      clearInterval(beating);
      await commits.flushed();
    }
  }

  async function join(): Promise<void> {
    const next = kafka.consumer({
      groupId,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 250,
      sessionTimeout: 15_000,
      heartbeatInterval: heartbeatMs,
      // What kafkajs would bring back by itself and what not is the same to us: see `revive`.
      retry: { retries: 4, restartOnFailure: async () => false },
    });
    const joined = Promise.withResolvers<void>();
    let started = false;
    for (const sign of [next.events.GROUP_JOIN, next.events.HEARTBEAT, next.events.FETCH] as const)
      next.on(sign, () => {
        lastSign = Date.now();
      });
    next.on(next.events.GROUP_JOIN, () => joined.resolve());
    next.on(next.events.CRASH, ({ payload }) => {
      joined.reject(payload.error);
      if (started) revive(payload.error);
    });
    joined.promise.catch(() => undefined);
    consumer = next;
    try {
      await next.connect();
      await next.subscribe({ topic, fromBeginning: true });
      await next.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => {
          atWork = takeBatch(next, payload);
          return atWork;
        },
      });
      await joined.promise;
      started = true;
    } catch (error) {
      await next.disconnect().catch(() => undefined);
      throw new AccessError(error, topic);
    }
  }

  /** Kafka may be starting just now: what passes by itself is given some time to do so. */
  async function firstJoin(): Promise<void> {
    const enough = Date.now() + longestFirstJoinMs;
    for (let failures = 0; ; failures += 1) {
      try {
        return await join();
      } catch (error) {
        const hopeless = error instanceof AccessError && error.decisive;
        if (hopeless || stopping.signal.aborted || Date.now() > enough) throw error;
        await backOff(failures);
      }
    }
  }

  function revive(error: Error): void {
    reviving ??= (async () => {
      log.warn({ error: error.name }, 'Kafka was lost; the client connects again until it is back.');
      await consumer?.disconnect().catch(() => undefined);
      for (let failures = 0; !stopping.signal.aborted; failures += 1) {
        try {
          await join();
          log.info({ topic }, 'Kafka is back; referrals are received again.');
          return;
        } catch {
          await backOff(failures);
        }
      }
    })().finally(() => {
      reviving = undefined;
    });
  }

  return {
    async start() {
      await firstJoin();
      watching = setInterval(() => {
        if (Date.now() - lastSign > silentForMs) revive(new Error('no sign of Kafka'));
      }, silentForMs / 6);
    },
    async stop() {
      stopping.abort();
      clearInterval(watching);
      await reviving;
      // kafkajs commits nothing more once it was told to stop.
      await atWork?.catch(() => undefined);
      await consumer?.disconnect();
    },
  };
}
