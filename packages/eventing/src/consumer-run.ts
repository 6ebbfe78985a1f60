import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Batch } from './batch.ts';
import { createOffsetCommits, type OffsetCommits } from './offset-commits.ts';
import { atMost, pause } from './pause.ts';
import { createRestByLoad, type RestRule } from './rest-by-load.ts';

export interface ConsumerRunOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly topics: readonly string[];
  /** Kafka answers a fetch when so many ms have passed, with all that came meanwhile; at once where left out. */
  readonly gatherMs?: number | undefined;
  readonly rest?: RestRule | undefined;
  work(batch: Batch): Promise<void>;
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

function toBatch(payload: EachBatchPayload, commits: OffsetCommits): Batch {
  const { topic, partition, messages } = payload.batch;
  return {
    topic,
    partition,
    messages,
    heartbeat: () => payload.heartbeat(),
    isCurrent: () => payload.isRunning() && !payload.isStale(),
    commitThrough: ({ offset }) => commits.through(payload, offset),
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
  const { CRASH, GROUP_JOIN, HEARTBEAT, FETCH, END_BATCH_PROCESS, REBALANCING } = consumer.events;
  consumer.on(CRASH, ({ payload }) => crash(payload.error));
  consumer.on(GROUP_JOIN, () => options.joined());
  consumer.on(HEARTBEAT, () => options.alive());
  consumer.on(FETCH, () => options.alive());
  consumer.on(END_BATCH_PROCESS, () => options.alive());
  consumer.on(REBALANCING, () => {
    options.rebalancing();
    void commits.flush();
  });

  return {
    crashed,
    async start() {
      await consumer.connect();
      await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: partitionsAtOnce,
        eachBatch: async (payload) => {
          await options.work(toBatch(payload, commits));
          // kafkajs fetches again when all partitions are done: they rest at the same time.
          const restMs = rest?.after(payload.batch.messages.length, performance.now()) ?? 0;
          if (restMs > 0) await pause(restMs, stopping.signal);
        },
      });
    },
    async stop() {
      stopping.abort();
      await atMost(commits.hurry(), longestStopMs);
      await atMost(consumer.disconnect(), longestStopMs);
    },
  };
}
