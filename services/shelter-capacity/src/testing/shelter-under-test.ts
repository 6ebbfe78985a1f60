import { factsTopic, groupId, readsFrom } from '@iwaa/contracts/topology';
import { createKafka } from '@iwaa/eventing/kafka/kafka';
import { createLogger } from '@iwaa/service-kit/logger';
import { eventually } from '@iwaa/testing/eventually';
import { startTestService, type TestService } from '@iwaa/testing/test-service';
import { assemble } from '../app.ts';
import { config } from '../config.ts';

const service = 'shelter-capacity';
export const night = '2024-12-12';

/** The service under test, a clock that the test moves, and a way to know that it has nothing left to do. */
export interface ShelterFixture extends TestService {
  /** Moves the service's clock on, in ms. */
  pass(ms: number): void;
  now(): string;
  /** Waits until every fact was reacted to, those that came of it included. */
  idle(): Promise<void>;
}

/** Starts the shelter service at the first evening of the campaign. */
export async function startShelter(): Promise<ShelterFixture> {
  let time = Date.parse(`${night}T20:00:00.000Z`);
  const test = await startTestService(service, config, assemble, { clock: () => new Date(time) });
  const { kafka: broker } = test.addresses;
  const kafka = createKafka(
    { brokers: broker.brokers, clientId: `${test.namespace}-lag`, ...broker.admin },
    createLogger(service, 'silent'),
  );
  const admin = kafka.admin();
  await admin.connect();
  const topics = readsFrom[service].map((owner) => factsTopic(owner, test.namespace));

  /** The ends of the topics, where everything up to them was reacted to. */
  async function endsReached(): Promise<string> {
    const committed = await admin.fetchOffsets({
      groupId: groupId(service, 'facts', test.namespace),
      topics,
    });
    const ends: string[] = [];
    for (const topic of topics) {
      const read = committed.find((one) => one.topic === topic)?.partitions ?? [];
      for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
        const offset = Number(read.find((one) => one.partition === partition)?.offset ?? -1);
        if (Math.max(offset, 0) < Number(high)) throw new Error(`${topic} has facts that wait`);
        ends.push(high);
      }
    }
    return ends.join();
  }

  async function nothingUnsent(): Promise<void> {
    for (const name of ['bed', 'roll-call', 'waiting-list-entry', 'centre'])
      if (await test.database.collection(name).findOne({ outboxSince: { $exists: true } }))
        throw new Error(`${name} has facts that wait for Kafka`);
  }

  return Object.create(test, {
    pass: { value: (ms: number) => (time += ms) },
    now: { value: () => new Date(time).toISOString() },
    idle: {
      value: () =>
        eventually(async () => {
          const before = await endsReached();
          await nothingUnsent();
          if ((await endsReached()) !== before) throw new Error('facts are still coming');
        }, 30_000),
    },
    close: {
      value: async () => {
        await admin.disconnect();
        await test.close();
      },
    },
  });
}

/** The kinds of the facts that the service has published about a case, such as `bed-held`, each aggregate's in order. */
export function toldOf(shelter: ShelterFixture, caseId: string): string[] {
  return shelter
    .published()
    .filter(({ data }) => (data as { caseId?: string }).caseId === caseId)
    .map(({ type }) => type.split('.')[2] ?? type);
}
