import { auditHeadsTopic } from '@iwaa/contracts/topology';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { FactPublisher } from '@iwaa/eventing/kafka/fact-publisher';
import type { Clock } from '../clock.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Part } from '../parts/part.ts';
import type { ChainHead } from './access-chain.ts';
import type { AccessLog } from './access-log.ts';

/** The head of an access log as it was published at an instant (ISO-8601). */
export interface PublishedHead extends ChainHead {
  readonly at: string;
}

/** So long may an entry be in the log before its end is published, ms. */
const publishedAfterMs = 5_000;

/**
 * Publishes where the service's access log ends, each time that it has grown: whoever can write to the database can't make the log
 * shorter, or another one, without Kafka knowing better. While Kafka is away it is tried again by itself.
 */
export function createHeadPublisher(
  log: Pick<AccessLog, 'head'>,
  to: {
    readonly service: ServiceName;
    readonly namespace: string;
    readonly publisher: Pick<FactPublisher, 'forward'>;
    readonly clock: Clock;
  },
): Required<Pick<Part, 'start' | 'stop'>> {
  const topic = auditHeadsTopic(to.service, to.namespace);
  let last = 0;
  let timer: NodeJS.Timeout | undefined;

  const publish = oneAtATime(async () => {
    const { sequence, hash } = await log.head();
    if (sequence <= last) return;
    const head: PublishedHead = { sequence, hash, at: to.clock().toISOString() };
    const headers = { 'content-type': 'application/json' };
    await to.publisher.forward(topic, [{ key: to.service, value: JSON.stringify(head), headers }]);
    last = sequence;
  });
  // The publisher has logged why, and the next round tries again.
  const tryToPublish = () => publish().catch(() => undefined);

  return {
    async start() {
      timer = setInterval(tryToPublish, publishedAfterMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await tryToPublish();
    },
  };
}
