import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Batch } from './batch.ts';
import { createOffsetCommits, type OffsetCommits } from './offset-commits.ts';
import { atMost, pause } from './pause.ts';
import { createReadAhead } from './read-ahead.ts';
import { createRestByLoad, type RestRule } from './rest-by-load.ts';
import { createUnbrokenOffsets, type UnbrokenOffsets } from './unbroken-offsets.ts';

export interface ConsumerRunOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly topics: readonly string[];
  /** Kafka answers a fetch when so many ms have passed, with all that came meanwhile; at once where left out. */
  readonly gatherMs?: number | undefined;
  readonly rest?: RestRule | undefined;
  /** It fetches on while so many messages are worked on; when all are settled where left out. */
  readonly ahead?: number | undefined;
  /** Resolves with whether all of the batch is settled; what is not is fetched again. */
  work(batch: Batch): Promise<boolean>;
  /** The group was joined: from now on messages come. */
  joined(): void;
  /** Something shows that the consumer lives: a heartbeat, an answer to a fetch, the end of a batch. */
  alive(): void;
  /** The group is being shared out anew: what is under way belongs to the past. */
  rebalancing(): void;
}

/** One kafkajs consumer from its birth to its crash or its stop. It is never used again after that. */
export interface ConsumerRun {
  /** Resolves with the error when it has crashed. */
  readonly crashed: Promise<Error>;
  start(): Promise<void>;
  /** Lets batches under way end, commits, leaves the group. Waits for 15 s at most. */
  stop(): Promise<void>;
}

const longestStopMs = 15_000;
/** How long Kafka keeps a fetch for which it has nothing, in ms: what comes ends the wait at once. */
const idleFetchMs = 500;
const muchBytes = 1_000_000;
const commitEveryMs = 250;
/** All of a fetch: bulks wait for each other to be one, and nothing is gained by leaving reactions for later. */
const partitionsAtOnce = 64;

/** The time for which the group is shared out as it is. */
interface Share {
  over: boolean;
  readonly offsets: UnbrokenOffsets;
}

const newShare = (): Share => ({ over: false, offsets: createUnbrokenOffsets() });

function toBatch(payload: EachBatchPayload, commits: OffsetCommits, share: Share): Batch {
  const { topic, partition, messages } = payload.batch;
  return {
    topic,
    partition,
    messages,
    heartbeat: () => payload.heartbeat(),
    isCurrent: () => !share.over && payload.isRunning() && !payload.isStale(),
    async commitThrough({ offset }) {
      if (share.over) return;
      payload.resolveOffset(offset);
      await commits.through(payload, offset);
    },
  };
}

/** A batch that is worked on while the consumer fetches on: which shows that it lives, and is where it reads from next. */
function toBatchAside(payload: EachBatchPayload, commits: OffsetCommits, share: Share): Batch {
  const batch = toBatch(payload, commits, share);
  const last = batch.messages.at(-1)?.offset ?? payload.batch.lastOffset();
  payload.resolveOffset(last);
  const noteThrough = share.offsets.begin(`${batch.topic}/${batch.partition}`, last);
  return {
    ...batch,
    heartbeat: async () => undefined,
    async commitThrough({ offset }) {
      const unbroken = noteThrough(offset);
      if (!share.over && unbroken !== undefined) await commits.through(payload, unbroken);
    },
  };
}

function createConsumer({ kafka, groupId, gatherMs }: ConsumerRunOptions): Consumer {
  return kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    // The shortest that a broker allows by default: so long a member that died keeps its partitions from the next.
    sessionTimeout: 6_000,
    rebalanceTimeout: 10_000,
    heartbeatInterval: 1_000,
    maxWaitTimeInMs: gatherMs ?? idleFetchMs,
    minBytes: gatherMs === undefined ? 1 : muchBytes,
    metadataMaxAge: 60_000,
    // kafkajs's own restart gives up for good on some errors: the owner of this run makes a new consumer instead.
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 40, restartOnFailure: async () => false },
  });
}

export function createConsumerRun(options: ConsumerRunOptions): ConsumerRun {
  const consumer = createConsumer(options);
  const commits = createOffsetCommits(commitEveryMs);
  const rest = options.rest && createRestByLoad(options.rest);
  const stopping = new AbortController();
  const { promise: crashed, resolve: crash } = Promise.withResolvers<Error>();
  let share = newShare();
  const ahead = options.ahead === undefined ? undefined : createReadAhead(options.ahead);
  const { CRASH, GROUP_JOIN, HEARTBEAT, FETCH, END_BATCH_PROCESS, REBALANCING } = consumer.events;
  consumer.on(CRASH, ({ payload }) => crash(payload.error));
  const endShare = (): void => {
    share.over = true;
    options.rebalancing();
  };
  consumer.on(GROUP_JOIN, () => {
    // Not every new sharing out is announced: a member that was forgotten finds out when it asks.
    endShare();
    share = newShare();
    commits.forget();
    options.joined();
  });
  consumer.on(HEARTBEAT, () => options.alive());
  consumer.on(FETCH, () => options.alive());
  consumer.on(END_BATCH_PROCESS, () => options.alive());
  consumer.on(REBALANCING, () => {
    endShare();
    void commits.flush();
  });

  /** What was left would not be fetched again: only a new consumer reads it. */
  async function workAside(batch: Batch, mine: Share): Promise<void> {
    try {
      if ((await options.work(batch)) || mine.over || stopping.signal.aborted) return;
      crash(new Error('Work on a batch was left after the consumer had read on.'));
    } catch (error) {
      crash(error instanceof Error ? error : new Error('The work on a batch failed.'));
    }
  }

  async function eachBatch(payload: EachBatchPayload): Promise<void> {
    const { messages } = payload.batch;
    if (ahead) {
      const work = workAside(toBatchAside(payload, commits, share), share);
      await ahead.add(messages.length, work, () => payload.heartbeat());
    } else {
      await options.work(toBatch(payload, commits, share));
    }
    // kafkajs fetches again when all partitions are done: they rest at the same time.
    const restMs = rest?.after(messages.length, performance.now()) ?? 0;
    if (restMs > 0) await pause(restMs, stopping.signal);
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
    async stop() {
      stopping.abort();
      await atMost(ahead?.ended(), longestStopMs);
      await atMost(commits.hurry(), longestStopMs);
      await atMost(consumer.disconnect(), longestStopMs);
    },
  };
}
