import { deadLettersTopic, groupId } from '@iwaa/contracts/topology';
import { createFactConsumer, type FactConsumer } from '@iwaa/eventing/consumer/fact-consumer';
import type { Handling } from '@iwaa/eventing/consumer/fact-consumer-options';
import type { PutAsideRecord } from '@iwaa/eventing/consumer/failure-policy';
import type { Reaction } from '@iwaa/eventing/consumer/reaction';
import { withTrace } from '../call-context.ts';
import type { KafkaConfig } from '../config.ts';
import type { KafkaPart } from './kafka-part.ts';
import type { Base, Part } from './part.ts';
import { remedyForTopic } from './remedy-for-topic.ts';

/** What a service reads for one purpose, and what it does with it. */
export type Consumer = Handling & {
  /** What it reads for, such as `facts`: the name of its group, and of what `/readyz` says of it. */
  readonly purpose: string;
  /** The topics to read. Those that are missing are read once they are there. */
  topics(): Promise<string[]> | string[];
  /** Whether the topics come and go, so that the service is ready without any of them. */
  readonly topicsComeAndGo?: boolean;
  /** How often to ask whether the topics are others than before, in ms; only `refreshTopics` asks if not given. */
  readonly refreshTopicsMs?: number;
  /** Where it is written down what was put aside, beside the dead letters. */
  readonly putAsideRecord?: PutAsideRecord;
};

export interface ConsumerPart extends Part {
  readonly purpose: string;
  /** Reads other topics from now on, if they are others. */
  refreshTopics(): Promise<void>;
}

/**
 * A consumer with all that it has in every service: a group by its purpose, dead letters, the trace of each fact, metrics,
 * readiness (`kafka-<purpose>`: it is connected; `kafka-<purpose>-progress`: it does not stand still), an orderly stop, and
 * the process's end when it can't be brought back.
 */
export function createConsumerPart(
  base: Base<KafkaConfig>,
  kafkaPart: KafkaPart,
  consumer: Consumer,
): ConsumerPart {
  const { name, config, log, fatal } = base;
  const { kafka, publisher, metrics } = kafkaPart;
  const { purpose, refreshTopicsMs, topics } = consumer;
  const facts: FactConsumer = createFactConsumer({
    ...traced(consumer),
    kafka,
    groupId: groupId(name, purpose, config.IWAA_NAMESPACE),
    topics,
    topicsComeAndGo: consumer.topicsComeAndGo,
    deadLetters: {
      publisher,
      topic: deadLettersTopic(name, config.IWAA_NAMESPACE),
      record: consumer.putAsideRecord,
    },
    log,
    metrics,
    onFatal: fatal,
  });
  let refreshing: NodeJS.Timeout | undefined;

  return {
    purpose,
    readiness: {
      [`kafka-${purpose}`]: () => facts.isConnected(),
      [`kafka-${purpose}-progress`]: () => facts.isProgressing(),
    },
    attention: () =>
      facts
        .missingTopics()
        .map(
          (topic) => `The topic ${topic} can not be read. ${remedyForTopic(topic, config.IWAA_NAMESPACE)}`,
        ),
    refreshTopics: () => facts.refreshTopics(),
    async start() {
      await facts.start();
      if (refreshTopicsMs === undefined) return;
      refreshing = setInterval(() => {
        facts
          .refreshTopics()
          .catch(() =>
            log.warn({ purpose }, 'could not look for other topics; the next look is in a moment'),
          );
      }, refreshTopicsMs);
    },
    async stop() {
      clearInterval(refreshing);
      await facts.stop();
    },
  };
}

/** Reactions run under the trace that their fact carries; a batch has many, and hands them on by itself. */
function traced(handling: Handling): Handling {
  if (!('reactions' in handling)) return handling;
  return {
    ...handling,
    reactions: handling.reactions.map(
      ({ type, react }): Reaction => ({
        type,
        react: (fact, context) => withTrace(fact.traceparent, () => react(fact, context)),
      }),
    ),
  };
}
