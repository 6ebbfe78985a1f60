import { holdLapsed } from '@iwaa/contracts/events/shelter-capacity';
import { largestBatchBytes, largestMessageBytes } from '@iwaa/contracts/topology';
import { testEngines } from '@iwaa/testing/engines';
import { eventually } from '@iwaa/testing/eventually';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CompressionAlgorithmValue, Producer } from '@platformatic/kafka';
import { readDeadLetters } from '../dead-letters/dead-letters.ts';
import { holdFact } from '../testing/hold-fact.ts';
import { createKafkaFixture, type KafkaFixture } from '../testing/kafka-fixture.ts';
import { toMessage } from '../wire/cloud-event.ts';

const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
let fixture: KafkaFixture;
/** A client that is not ours, as an outsider has one. */
let outsider: Producer<string, string, string, string>;

beforeAll(async () => {
  const { addresses } = testEngines();
  fixture = await createKafkaFixture(addresses);
  outsider = new Producer({
    clientId: 'outsider',
    bootstrapBrokers: addresses.kafka.brokers,
    sasl: { mechanism: 'SCRAM-SHA-512', ...addresses.kafka.admin },
    serializers: {
      key: (text) => Buffer.from(text ?? ''),
      value: (text) => Buffer.from(text ?? ''),
      headerKey: (text) => Buffer.from(text ?? ''),
      headerValue: (text) => Buffer.from(text ?? ''),
    },
  });
});

afterAll(async () => {
  await outsider?.close();
  await fixture?.close();
});

interface Outgoing {
  readonly key: string;
  readonly value: string;
  readonly headers: Record<string, string>;
}

const holdMessage = (number: number): Outgoing => toMessage({ topic: '', ...holdFact(1, number), key: 'k' });

/** A message that is so many bytes, with its key and headers, and that nobody can take. */
function messageOf(bytes: number): Outgoing {
  const headers = { ce_specversion: '1.0', ce_type: holdLapsed.type, ce_id: String(bytes) };
  const rest = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 1);
  return { key: 'k', value: 'x'.repeat(bytes - rest), headers };
}

async function send(topic: string, messages: readonly Outgoing[], compression: CompressionAlgorithmValue) {
  await outsider.send({ messages: messages.map((each) => ({ topic, ...each })), compression, acks: -1 });
}

async function readerOf(name: string, of = fixture): Promise<{ topic: string; seen: number[] }> {
  const [topic = ''] = await of.topics(name);
  const seen: number[] = [];
  await of.consume(name, [topic], (fact) => void seen.push(fact.sequence));
  return { topic, seen };
}

async function lettersFrom(topic: string, count: number, of = fixture) {
  return eventually(async () => {
    const letters = await readDeadLetters(of.kafka, of.deadLettersTopic);
    const ofTopic = letters.filter(({ origin }) => origin?.topic === topic);
    // A reader whose commit was lost puts the same message aside once more.
    const found = [...new Map(ofTopic.map((letter) => [letter.origin?.offset, letter])).values()];
    expect(found).toHaveLength(count);
    return found;
  }, 30_000);
}

describe('a reader', () => {
  test('takes what a client has packed with any codec of Kafka', async () => {
    const { topic, seen } = await readerOf('codecs.v1');
    for (const [index, codec] of codecs.entries())
      await send(topic, [holdMessage(2 * index + 1), holdMessage(2 * index + 2)], codec);
    await eventually(() => expect(seen.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  });

  test.each(codecs)(
    'puts a message of any size around each limit aside, sent with %s, and goes on',
    async (codec) => {
      const { topic, seen } = await readerOf(`sizes-${codec}.v1`);
      const whole = [largestMessageBytes - 1, largestMessageBytes];
      const packedOnly = codec === 'none' ? [] : [largestBatchBytes, 3 * largestMessageBytes];
      const tooLarge = [largestMessageBytes + 1, ...packedOnly];
      for (const bytes of [...whole, ...tooLarge]) await send(topic, [messageOf(bytes)], codec);
      await send(topic, [holdMessage(1)], codec);
      await eventually(() => expect(seen).toEqual([1]), 30_000);
      const letters = await lettersFrom(topic, whole.length + tooLarge.length);
      const ofSize = (bytes: number) => letters.find(({ id }) => id === String(bytes));
      for (const bytes of whole) expect(ofSize(bytes)?.excerpt).toBeUndefined();
      for (const bytes of tooLarge) {
        expect(ofSize(bytes)).toMatchObject({ origin: { reason: 'too-large' } });
        expect(ofSize(bytes)?.excerpt?.bytes).toBeGreaterThan(largestMessageBytes / 2);
      }
    },
  );

  test.each(codecs.slice(1))('puts a bomb of %s aside unread, and goes on', async (codec) => {
    const { topic, seen } = await readerOf(`bomb-${codec}.v1`);
    await send(topic, [messageOf(20 * 1024 * 1024), holdMessage(1)], codec);
    await send(topic, [holdMessage(2)], codec);
    await eventually(() => expect(seen).toEqual([2]), 30_000);
    const [letter] = await lettersFrom(topic, 1);
    expect(letter).toMatchObject({
      origin: { reason: 'unreadable:too-large-unpacked', offset: '0', lastOffset: '1' },
      excerpt: { sha256: expect.stringMatching(/^[\da-f]{64}$/) },
    });
  });

  test('takes all of a batch of more messages than it reads at once', async () => {
    const { topic, seen } = await readerOf('many.v1');
    const numbers = Array.from({ length: 5_000 }, (_, index) => index + 1);
    await send(topic, numbers.map(holdMessage), 'zstd');
    await eventually(() => expect(new Set(seen).size).toBe(numbers.length), 30_000);
  });

  test('keeps the beginning of what its topic of dead letters does not take whole, and goes on', async () => {
    const small = await createKafkaFixture(testEngines().addresses, 20_000);
    try {
      const { topic, seen } = await readerOf('small.v1', small);
      await send(topic, [messageOf(15_000), messageOf(25_000)], 'none');
      await send(topic, [holdMessage(1)], 'none');
      await eventually(() => expect(seen).toEqual([1]));
      const letters = await lettersFrom(topic, 2, small);
      expect(letters.map(({ id, excerpt }) => [id, excerpt !== undefined]).toSorted()).toEqual([
        ['15000', false],
        ['25000', true],
      ]);
    } finally {
      await small.close();
    }
  });
});
