import type { EngineAddresses } from '@iwaa/engines/engines';
import { type CompressionAlgorithmValue, Producer } from '@platformatic/kafka';

export interface OutsiderMessage {
  readonly key: string;
  readonly value: string;
  readonly headers: Record<string, string>;
}

const text = (value: string | undefined): Buffer => Buffer.from(value ?? '');

/** Sends messages as a client that is not ours does, which has all codecs of Kafka. */
export async function sendAsOutsider(
  { kafka }: EngineAddresses,
  topic: string,
  compression: CompressionAlgorithmValue,
  messages: readonly OutsiderMessage[],
): Promise<void> {
  const producer = new Producer({
    clientId: 'outsider',
    bootstrapBrokers: kafka.brokers,
    sasl: { mechanism: 'SCRAM-SHA-512', ...kafka.admin },
    serializers: { key: text, value: text, headerKey: text, headerValue: text },
  });
  try {
    await producer.send({ messages: messages.map((each) => ({ topic, ...each })), compression, acks: -1 });
  } finally {
    await producer.close();
  }
}
