import { factsTopic } from '@iwaa/contracts/topology';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { Kafka } from 'kafkajs';

/** A type of each service's facts that somebody reacts to. */
const heardTypes: Record<ServiceName, string> = {
  intake: 'iwaa.intake.need-identified.v1',
  'shelter-capacity': 'iwaa.shelter-capacity.bed-held.v1',
  referral: 'iwaa.referral.referral-rejected.v1',
  mediation: 'iwaa.mediation.mediation-file-opened.v1',
  casework: 'iwaa.casework.case-closed.v1',
};

interface PoisonMessage {
  readonly key: string;
  readonly value: Buffer | string | null;
  readonly headers: Record<string, string | Buffer | (string | Buffer)[]>;
}

type Brew = (headers: Record<string, string>) => Omit<PoisonMessage, 'key'>;

const data = '{"caseId":"SK-2526-00001"}';
const without = (headers: Record<string, string>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name));

/** The kinds of poison: each is a message that no reader can take. */
export const brews: Readonly<Record<string, Brew>> = {
  'no-headers': () => ({ value: 'what is this?', headers: {} }),
  'no-value': (headers) => ({ value: null, headers }),
  'not-json': (headers) => ({ value: '{"caseId":', headers }),
  'not-utf8': (headers) => ({ value: Buffer.from([0x22, 0xff, 0xfe, 0x22]), headers }),
  'empty-object': (headers) => ({ value: '{}', headers }),
  'an-array': (headers) => ({ value: '[[[[]]]]', headers }),
  'prototype-key': (headers) => ({ value: '{"__proto__":{"caseId":"x"},"constructor":1}', headers }),
  'wrong-types': (headers) => ({ value: '{"caseId":{"$ne":null},"campaignId":["$where"]}', headers }),
  'a-long-text': (headers) => ({ value: `"${'ب'.repeat(100_000)}"`, headers }),
  'no-id': (headers) => ({ value: data, headers: without(headers, 'ce_id') }),
  'no-subject': (headers) => ({ value: data, headers: without(headers, 'ce_subject') }),
  'a-bad-time': (headers) => ({ value: data, headers: { ...headers, ce_time: 'yesterday' } }),
  'a-bad-sequence': (headers) => ({ value: data, headers: { ...headers, ce_sequence: '-1' } }),
  'another-version': (headers) => ({ value: data, headers: { ...headers, ce_specversion: '0.3' } }),
  'a-repeated-header': (headers) => ({ value: data, headers: { ...headers, ce_id: ['one', 'two'] } }),
  'a-long-header': (headers) => ({ value: data, headers: { ...headers, ce_subject: 'x'.repeat(5000) } }),
  'another-content-type': (headers) => ({ value: data, headers: { ...headers, 'content-type': 'text/xml' } }),
};

/** How poison is known again, in its topic and among the dead letters. */
export const poisonKey = 'poison.';

/** One poison message as it was put into a topic; `taken`: Kafka has acknowledged it. */
export interface Poison {
  readonly key: string;
  readonly topic: string;
  readonly kind: string;
  /** It has no type, so that no reader can pass over it. */
  readonly untyped: boolean;
  /** It can't be unpacked, so that its key is not read either. */
  readonly unread?: boolean;
  taken: boolean;
}

/** Puts every kind of poison into a service's topic, with the administrator's login. */
export async function pourPoison(
  kafka: Kafka,
  service: ServiceName,
  batch: string,
  log: Poison[],
): Promise<number> {
  const topic = factsTopic(service);
  const messages = Object.entries(brews).map(([kind, brew]): PoisonMessage => {
    const key = `${poisonKey}${batch}.${kind}`;
    const headers = {
      ce_specversion: '1.0',
      ce_id: key,
      ce_source: `/iwaa/${service}`,
      ce_type: heardTypes[service],
      ce_subject: `poison/${batch}`,
      ce_time: new Date().toISOString(),
      ce_sequence: '1',
      ce_actorrole: 'service',
      ce_actor: 'poison',
      'content-type': 'application/json',
    };
    return { key, ...brew(headers) };
  });
  const poured = messages.map(
    ({ key, headers }): Poison => ({
      key,
      topic,
      kind: key.slice(key.lastIndexOf('.') + 1),
      untyped: headers.ce_type === undefined,
      taken: false,
    }),
  );
  log.push(...poured);
  const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 20 } });
  try {
    await producer.connect();
    await producer.send({ topic, acks: -1, messages });
    for (const poison of poured) poison.taken = true;
  } finally {
    await producer.disconnect().catch(() => undefined);
  }
  return messages.length;
}
