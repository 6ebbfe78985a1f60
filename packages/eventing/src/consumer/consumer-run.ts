import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { atMost, pause } from '../failure/pause.ts';
import { type ReceivedMessage, sizeOf } from '../wire/message.ts';
import { createFetchDelay, type FetchDelayRule } from './fetch-delay.ts';
import { createOffsetCommits } from './offset-commits.ts';
import { createOffsetTracker, type OffsetTracker, type ReaderProgress } from './offset-tracker.ts';

/** A message as it is handed out: where it comes from, and whom to tell that nothing more is to be done about it. */
export interface HandedOut {
  readonly topic: string;
  readonly partition: number;
  readonly message: ReceivedMessage;
  readonly signal: AbortSignal;
  done(): void;
}

export interface ConsumerRunOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly fetchDelay?: FetchDelayRule | undefined;
  /** It fetches on while no more messages than this are not done. */
  readonly ahead: number;
  handOut(message: HandedOut): void;
  /** The group was joined: from now on messages come. */
  joined(): void;
  /** Something shows that the consumer lives: a heartbeat, an answer to a fetch, the end of a batch. */
  alive(): void;
  /** The group is being shared out anew: whatever was handed out belongs to the past. */
  revoked(): void;
}

/** One kafkajs consumer from its birth to its crash or its stop. It is never used again after that. */
export interface ConsumerRun {
  /** Resolves with the error when it has crashed. */
  readonly crashed: Promise<Error>;
  start(): Promise<void>;
  /** Waits for what is under way, commits, leaves the group. Waits for 15 s at most. */
  stop(underWay: Promise<void>): Promise<void>;
  progress(): ReaderProgress;
  /** How many messages are in Kafka behind those that were handed out, as far as the last fetches said. */
  unread(): number;
}

const longestStopMs = 15_000;
/** How long Kafka keeps a fetch for which it has nothing, in ms: what comes ends the wait at once. */
const idleFetchMs = 500;
const commitEveryMs = 250;
/** All of a fetch: partitions wait for each other, and one that waits for room must not keep the others from being handed out. */
const partitionsAtOnce = 64;
/** So many bytes may be under way, whatever the number of messages. */
const bytesAhead = 32 * 1024 * 1024;
const heartbeatMs = 1_000;

/** The time for which the group is shared out as it is. */
interface Assignment {
  readonly over: AbortController;
  /** Given when it is over or the consumer stops. */
  readonly signal: AbortSignal;
  readonly tracker: OffsetTracker;
  /** Messages behind the last that was handed out, by partition. */
  readonly unread: Map<string, number>;
}

function createConsumer({ kafka, groupId }: ConsumerRunOptions): Consumer {
  return kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    // The shortest that a broker allows by default: so long a member that died keeps its partitions from the next.
    sessionTimeout: 6_000,
    rebalanceTimeout: 10_000,
    heartbeatInterval: heartbeatMs,
    maxWaitTimeInMs: idleFetchMs,
    minBytes: 1,
    metadataMaxAge: 60_000,
    // kafkajs's own restart gives up for good on some errors: the owner of this run makes a new consumer instead.
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 40, restartOnFailure: async () => false },
  });
}

export function createConsumerRun(options: ConsumerRunOptions): ConsumerRun {
  const consumer = createConsumer(options);
  const commits = createOffsetCommits(commitEveryMs);
  const fetchDelay = options.fetchDelay && createFetchDelay(options.fetchDelay);
  const stopping = new AbortController();
  const { promise: crashed, resolve: crash } = Promise.withResolvers<Error>();
  const newAssignment = (): Assignment => {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, stopping.signal]);
    return { over, signal, tracker: createOffsetTracker(), unread: new Map() };
  };
  let assignment = newAssignment();
  /** Given, once, when there is room again for whoever waits for it. An abort costs as much as a message. */
  let room: AbortController | undefined;
  const { CRASH, GROUP_JOIN, HEARTBEAT, FETCH, END_BATCH_PROCESS, REBALANCING } = consumer.events;
  consumer.on(CRASH, ({ payload }) => crash(payload.error));
  const revoke = (): void => {
    assignment.over.abort();
    room?.abort();
    options.revoked();
  };
  consumer.on(GROUP_JOIN, () => {
    // Not every new sharing out is announced: a member that was forgotten finds out when it asks.
    revoke();
    assignment = newAssignment();
    commits.forget();
    options.joined();
  });
  consumer.on(HEARTBEAT, () => options.alive());
  consumer.on(FETCH, () => options.alive());
  consumer.on(END_BATCH_PROCESS, () => options.alive());
  consumer.on(REBALANCING, () => {
    revoke();
    void commits.flush();
  });

  const isFull = ({ tracker }: Assignment): boolean => {
    const { messages, bytes } = tracker.size();
    return messages > options.ahead || bytes > bytesAhead;
  };

  function handOut(payload: EachBatchPayload, mine: Assignment, message: ReceivedMessage): void {
    const { topic, partition } = payload.batch;
    const name = `${topic}/${partition}`;
    const taken = mine.tracker.taken(name, {
      offset: message.offset,
      bytes: message.unreadable?.bytes.length ?? message.recordBytes ?? sizeOf(message),
      writtenAt: Number(message.timestamp),
    });
    options.handOut({
      topic,
      partition,
      message,
      signal: mine.signal,
      done() {
        const through = mine.tracker.done(name, taken);
        if (room && !room.signal.aborted && !isFull(mine)) room.abort();
        if (through !== undefined && !mine.over.signal.aborted) commits.through(payload, through);
      },
    });
  }

  async function eachBatch(payload: EachBatchPayload): Promise<void> {
    const mine = assignment;
    if (mine.over.signal.aborted) return;
    const { batch } = payload;
    const last = batch.messages.at(-1)?.offset ?? batch.lastOffset();
    for (const message of batch.messages) handOut(payload, mine, message);
    mine.unread.set(
      `${batch.topic}/${batch.partition}`,
      Number(BigInt(batch.highWatermark) - 1n - BigInt(last)),
    );
    // From here on it is read behind them; what is not done of them is kept by what is committed.
    payload.resolveOffset(last);
    while (isFull(mine) && !mine.signal.aborted) {
      room = room && !room.signal.aborted ? room : new AbortController();
      await pause(heartbeatMs, AbortSignal.any([room.signal, stopping.signal]));
      await payload.heartbeat();
    }
    // kafkajs fetches again when all partitions are done: they rest at the same time.
    const delayMs = fetchDelay?.after(batch.messages.length, performance.now()) ?? 0;
    if (delayMs > 0) await pause(delayMs, stopping.signal);
  }

  return {
    crashed,
    async start() {
      await consumer.connect();
      await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: partitionsAtOnce,
        eachBatch,
      });
    },
    async stop(underWay) {
      stopping.abort();
      await atMost(underWay, longestStopMs);
      await atMost(commits.close(), longestStopMs);
      assignment.over.abort();
      await atMost(consumer.disconnect(), longestStopMs);
    },
    progress: () => assignment.tracker.progress(),
    unread: () => [...assignment.unread.values()].reduce((sum, count) => sum + count, 0),
  };
}
