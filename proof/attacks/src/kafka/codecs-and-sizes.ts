import { randomUUID } from 'node:crypto';
import { agencyResponsesTopic, deadLettersTopic } from '@iwaa/contracts/topology';
import type { Login } from '@iwaa/provision/kafka/session';
import { type CompressionAlgorithmValue, Producer } from '@platformatic/kafka';
import type { Ledger } from '../attack.ts';
import { eventually } from '../fixture/eventually.ts';
import type { Fixture } from '../fixture/fixture.ts';
import type { KafkaUser } from './access.ts';
import { answerHeaders } from './client.ts';
import { readTopic, type TopicMessage } from './read-topic.ts';

const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
/** The most bytes that a message may have, as docs/reference/topics-and-access.md promises it. */
const mib = 1024 * 1024;
const mostHeaders = 20_000;
const patienceMs = 120_000;

/** Types that are nearly the right one. */
const wrongTypes = [
  'iwaa.agency.referral-answered',
  'iwaa.agency.referral-answered.v2',
  'iwaa.agency.referral_answered.v1',
  'Iwaa.Agency.Referral-Answered.v1',
  'referral-answered',
];

interface Outgoing {
  readonly value: string;
  readonly headers: Record<string, string>;
}

/** Something that an agency sends, and what must become of it among the dead letters of the referral service. */
interface Sending {
  readonly name: string;
  readonly must: string;
  readonly codec: CompressionAlgorithmValue;
  readonly messages: readonly Outgoing[];
  found(letter: TopicMessage): boolean;
}

const about = ({ headers }: TopicMessage, name: string) => headers[`iwaa_dead_letter_${name}`] ?? '';

function answerTo(agencyId: string, referralId: string, id: string, type?: string): Outgoing {
  const headers = answerHeaders(agencyId, id, type);
  return { value: JSON.stringify({ referralId, state: 'accepted' }), headers };
}

/** A message that has so many bytes, with its key and headers. */
function messageOf(agencyId: string, bytes: number, id: string): Outgoing {
  const headers = answerHeaders(agencyId, id);
  const rest = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 1);
  return { value: ' '.repeat(bytes - rest), headers };
}

function sendings(agencyId: string): Sending[] {
  const topic = agencyResponsesTopic(agencyId);
  const all: Sending[] = [];
  const put = (
    name: string,
    must: string,
    codec: CompressionAlgorithmValue,
    message: (id: string) => Outgoing,
    isRight: (letter: TopicMessage) => boolean,
  ): void => {
    const id = randomUUID();
    const found = (letter: TopicMessage) => letter.headers.ce_id === id && isRight(letter);
    all.push({ name, must, codec, messages: [message(id)], found });
  };
  for (const codec of codecs) {
    put(
      `an answer packed with ${codec}`,
      'read and judged',
      codec,
      (id) => answerTo(agencyId, randomUUID(), id),
      (letter) => about(letter, 'code') === 'unknown-referral',
    );
    const packedOnly = codec === 'none' ? [] : [3 * mib];
    for (const bytes of [mib - 1, mib, mib + 1, ...packedOnly])
      put(
        `a message of ${bytes} bytes packed with ${codec}`,
        bytes > mib ? 'its beginning is put aside' : 'put aside whole',
        codec,
        (id) => messageOf(agencyId, bytes, id),
        (letter) => (about(letter, 'sha256') !== '') === bytes > mib,
      );
    if (codec === 'none') continue;
    all.push({
      name: `a bomb of ${codec} that unpacks to 16 MiB, and a message beside it`,
      must: 'put aside unread, by its offsets',
      codec,
      messages: [messageOf(agencyId, 16 * mib, randomUUID()), answerTo(agencyId, randomUUID(), randomUUID())],
      found: (letter) =>
        about(letter, 'topic') === topic && about(letter, 'reason') === 'unreadable:too-large-unpacked',
    });
  }
  all.push({
    name: `an answer with ${mostHeaders} headers`,
    must: 'put aside unread',
    codec: 'none',
    messages: [
      {
        ...answerTo(agencyId, randomUUID(), randomUUID()),
        headers: Object.fromEntries(Array.from({ length: mostHeaders }, (_, index) => [`h${index}`, ''])),
      },
    ],
    found: (letter) =>
      about(letter, 'topic') === topic && about(letter, 'reason') === 'unreadable:too-many-headers',
  });
  for (const type of wrongTypes)
    put(
      `an answer under the type ${type}`,
      'put aside as of an unknown type',
      'none',
      (id) => answerTo(agencyId, randomUUID(), id, type),
      (letter) => about(letter, 'reason') === 'unknown-type',
    );
  return all;
}

/** What a client of Kafka may lawfully send and what it should not: every agency, with every codec and every size. */
export async function attackByCodecsAndSizes(
  fixture: Fixture,
  ledger: Ledger,
  users: readonly KafkaUser[],
): Promise<void> {
  const { brokers } = fixture.platform.addresses.engines.kafka;
  const referral = users.find(({ name }) => name === 'referral');
  if (!referral) throw new Error('The referral service has no login.');
  const readLetters = () => readTopic(brokers, referral.login, deadLettersTopic('referral'));
  for (const { agencyId } of [fixture.one, fixture.other]) {
    const user = users.find(({ name }) => name === `the agency ${agencyId}`);
    if (!user) throw new Error(`The agency ${agencyId} has no login.`);
    const topic = agencyResponsesTopic(agencyId);
    const all = sendings(agencyId);
    const refused = await sendAll(brokers, user.login, topic, all);
    const waitedFor = all.filter(({ name }) => !refused.has(name));
    const letters = await eventually(
      `the dead letters of ${agencyId}`,
      async () => {
        const read = await readLetters();
        return waitedFor.every(({ found }) => read.some(found)) ? read : undefined;
      },
      patienceMs,
    ).catch(readLetters);
    for (const { name, must, found } of all) {
      const got = refused.get(name) ?? (letters.some(found) ? must : 'no such dead letter');
      ledger.tell(`${agencyId}: ${name}`, must, got, got === must);
    }
    const bombs = letters.filter(
      (letter) =>
        about(letter, 'topic') === topic && about(letter, 'reason') === 'unreadable:too-large-unpacked',
    );
    ledger.tell(
      `${agencyId}: the bombs`,
      `${codecs.length - 1} dead letters, one a bomb`,
      `${new Set(bombs.map((letter) => about(letter, 'offset'))).size} dead letters`,
      new Set(bombs.map((letter) => about(letter, 'offset'))).size === codecs.length - 1,
    );
    const { status } = await fetch(new URL('/readyz', fixture.platform.addresses.services.referral));
    ledger.tell(`${agencyId}: the referral service afterwards`, 'ready', String(status), status === 200);
  }
}

/** Sends one after the other; gives what the broker or the client did not take, and why. */
async function sendAll(
  brokers: readonly string[],
  login: Login,
  topic: string,
  all: readonly Sending[],
): Promise<Map<string, string>> {
  const text = (value: string | undefined) => Buffer.from(value ?? '');
  const producer = new Producer<string, string, string, string>({
    clientId: 'attack',
    bootstrapBrokers: [...brokers],
    sasl: { mechanism: 'SCRAM-SHA-512', ...login },
    serializers: { key: text, value: text, headerKey: text, headerValue: text },
  });
  const refused = new Map<string, string>();
  try {
    for (const { name, codec, messages } of all)
      await producer
        .send({
          messages: messages.map((each) => ({ topic, key: 'k', ...each })),
          compression: codec,
          acks: -1,
        })
        .catch((error: Error) => refused.set(name, `not sent: ${error.message}`));
  } finally {
    await producer.close();
  }
  return refused;
}
