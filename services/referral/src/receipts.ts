import { type AnswerJudged, answerJudged } from '@iwaa/contracts/events/agency';
import { agencyReferralsTopic } from '@iwaa/contracts/topology';
import type { OutgoingFact } from '@iwaa/eventing/kafka/fact-publisher';
import { isOfOneTopic } from '@iwaa/eventing/kafka/is-of-one-topic';
import { createUnavailableTopics } from '@iwaa/eventing/outbox/unavailable-topics';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { Kit } from '@iwaa/service-kit/service';

/** What an agency is told of one of its answers. */
export type Receipt = AnswerJudged['data'];

/** Tells agencies what became of their answers, each on its own topic. */
export interface Receipts {
  /**
   * Resolves when Kafka has taken the receipt, or when the agency's topic takes none, so that nobody could read it. It is called
   * before the answer counts as read: where the process dies in between, the answer is read again and its receipt told again.
   */
  tell(receipt: Receipt): Promise<void>;
}

/** A receipt that waits for its turn. */
interface Waiting {
  readonly outgoing: OutgoingFact;
  readonly told: PromiseWithResolvers<void>;
}

/** How long a topic that takes nothing is left out, in ms. */
const leaveOutMs = 5_000;

/**
 * Has one sending under way, and of those that come meanwhile makes one: a flood of answers does not stand before the facts, which
 * go by the same producer.
 */
export function createReceipts({ publisher, clock, log }: Kit, namespace: string): Receipts {
  const unavailable = createUnavailableTopics(leaveOutMs);
  let waiting: Waiting[] = [];
  let isSending = false;

  async function sendWaiting(): Promise<void> {
    if (isSending) return;
    isSending = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      await send(together, (error) =>
        isOfOneTopic(error) ? sendByTopic(together) : rejectAll(together, error),
      );
    }
    isSending = false;
  }

  async function send(
    receipts: readonly Waiting[],
    failed: (error: unknown) => Promise<void> | void,
  ): Promise<void> {
    try {
      await publisher.publish(receipts.map(({ outgoing }) => outgoing));
      for (const { told } of receipts) told.resolve();
    } catch (error) {
      await failed(error);
    }
  }

  async function sendByTopic(receipts: readonly Waiting[]): Promise<void> {
    for (const [topic, part] of Map.groupBy(receipts, ({ outgoing }) => outgoing.topic))
      await send(part, (error) => {
        if (!isOfOneTopic(error)) return rejectAll(part, error);
        unavailable.failed(topic);
        log.error(
          { topic },
          'An agency is not told what became of its answers: its topic is missing, or this service may not write it. The answers themselves were dealt with.',
        );
        for (const { told } of part) told.resolve();
      });
  }

  return {
    tell(receipt) {
      const outgoing = toFact(receipt, clock().toISOString(), namespace);
      if (unavailable.leftOut().has(outgoing.topic)) return Promise.resolve();
      const told = Promise.withResolvers<void>();
      waiting.push({ outgoing, told });
      void sendWaiting();
      return told.promise;
    },
  };
}

function rejectAll(receipts: readonly Waiting[], error: unknown): void {
  for (const { told } of receipts) told.reject(error);
}

/** Named after where the answer lies: the same answer read again has the same receipt, and one sent again has another. */
function toFact(receipt: Receipt, time: string, namespace: string): OutgoingFact {
  const { agencyId, offset } = receipt;
  const id = derivedId(`${agencyId}/${offset}`, 'receipt');
  return {
    topic: agencyReferralsTopic(agencyId, namespace),
    key: id,
    fact: {
      id,
      type: answerJudged.type,
      source: '/iwaa/referral',
      subject: `answer/${id}`,
      time,
      sequence: 1,
      actor: { role: 'service', subject: 'referral' },
      data: receipt,
    },
  };
}
