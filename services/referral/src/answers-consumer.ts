import { agencyResponsesTopic, deadLettersTopic, groupId } from '@iwaa/contracts/topology';
import { createFactConsumer } from '@iwaa/eventing/fact-consumer';
import type { Reaction } from '@iwaa/eventing/reaction';
import type { Background, Kit } from '@iwaa/service-kit/service';
import type { Agencies } from './store/agencies.ts';

export interface AnswersConsumer extends Background {
  /** Reads the answers of agencies that were registered since. */
  refreshTopics(): Promise<void>;
}

/** How often to look for agencies that another process of this service has registered. */
const lookAgainMs = 15_000;

/**
 * Reads what the registered agencies answer, in a consumer group of its own: their topics come and go with them, and
 * nothing that they write holds up the facts of the services. A topic that is not there yet is read once it is.
 */
export function createAnswersConsumer(kit: Kit, agencies: Agencies, reaction: Reaction): AnswersConsumer {
  const { name, config, kafka, publisher, log, eventingMetrics, fatal } = kit;
  const namespace = config.IWAA_NAMESPACE;
  const consumer = createFactConsumer({
    kafka,
    groupId: groupId(name, 'responses', namespace),
    topics: async () => (await agencies.everyId()).map((id) => agencyResponsesTopic(id, namespace)),
    reactions: [reaction],
    deadLetters: { publisher, topic: deadLettersTopic(name, namespace) },
    log,
    metrics: eventingMetrics,
    onFatal: fatal,
  });
  let looking: NodeJS.Timeout | undefined;

  return {
    refreshTopics: () => consumer.refreshTopics(),
    async start() {
      await consumer.start();
      looking = setInterval(() => {
        consumer
          .refreshTopics()
          .catch(() => log.warn('could not look for new agencies; the next look is in a moment'));
      }, lookAgainMs);
    },
    async stop() {
      clearInterval(looking);
      await consumer.stop();
    },
  };
}
