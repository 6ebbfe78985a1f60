import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { engineEnvironment } from '@iwaa/engines/process/engine-environment';
import { openAdminKafka } from '@iwaa/proof-kit/kafka/admin-kafka';
import { followTopics } from '@iwaa/proof-kit/kafka/follow-topics';
import mongoose from 'mongoose';
import type { Meeting, SeenStep, Step, Subject } from '../subject.ts';
import { type FloorFact, floor, floorTopics } from './floor-names.ts';
import type { FloorDocument } from './outbox.ts';

const programs = ['front', 'reactions', 'cases'] as const;
type Program = (typeof programs)[number];

const needs: Record<Meeting, readonly string[]> = {
  bare: [],
  bed: ['shelter'],
  whole: ['shelter', 'health', 'family-mediation'],
};

const stepOfType: Readonly<Record<string, Step>> = {
  'bed-held': 'bed-held',
  'referral-completed': 'referral-completed',
  'file-opened': 'file-opened',
  closed: 'closed',
};

const startLimitMs = 180_000;

/** Starts the floor's processes on the engines, with so many free beds, and an agency that answers at once. */
export async function openFloorSubject(
  engines: EngineAddresses,
  run: string,
  beds: number,
): Promise<Subject> {
  const kafka = openAdminKafka(engines, 'bench');
  await provideFor(engines, beds);
  const env = environmentFor(engines);
  const children = new Map<Program, ChildProcess>();
  const ports = new Map<Program, number>();
  // It keeps nothing that would have to be ended in order.
  const end = (): void => {
    for (const child of children.values()) child.kill('SIGKILL');
  };
  for (const program of programs)
    children.set(program, fork(join(import.meta.dirname, `${program}.ts`), { env }));
  try {
    await Promise.all(
      [...children].map(async ([program, child]) => ports.set(program, await portOf(child, program))),
    );
  } catch (error) {
    end();
    throw error;
  }
  let say: (step: SeenStep) => void = () => undefined;

  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  let answering: Promise<unknown> = Promise.resolve();
  const answer = (caseId: string, state: string): void => {
    const fact: FloorFact = {
      id: `${caseId}-${state}`,
      type: 'answer',
      caseId,
      time: new Date().toISOString(),
      data: { state },
    };
    const messages = [{ key: caseId, value: JSON.stringify(fact) }];
    answering = answering.then(() => producer.send({ topic: floor.agencyResponses, acks: -1, messages }));
  };
  const reading = await followTopics(
    kafka,
    [floor.reactions, floor.cases, floor.agencyReferrals],
    ({ value }, topic) => {
      const { caseId, type, data }: FloorFact = JSON.parse(String(value));
      if (topic === floor.agencyReferrals) {
        say({ caseId, step: 'referral-received', at: Date.now(), data });
        answer(caseId, 'accepted');
        answer(caseId, 'completed');
        return;
      }
      const step = stepOfType[type];
      if (step) say({ caseId, step, at: Date.now(), data });
    },
  );

  async function post(program: Program, path: string, body: object): Promise<void> {
    const answered = await fetch(`http://127.0.0.1:${ports.get(program)}/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!answered.ok)
      throw new Error(`The floor refused ${path}: ${answered.status} ${await answered.text()}`);
    await answered.json();
  }

  return {
    name: 'floor',
    namespace: 'floor.',
    processes: () =>
      [...children].flatMap(([name, { pid }]) => (pid === undefined ? [] : [{ name: `floor-${name}`, pid }])),
    async meet(number, meeting) {
      const caseId = `floor-${run}-${meeting}-${number}`;
      await post('front', 'contacts', { caseId, needs: needs[meeting] });
      return caseId;
    },
    async checkIn({ caseId, data }) {
      const { bedId, holdId } = data;
      await post('reactions', 'checked-in', { caseId, bedId, holdId });
      return { bedId: String(bedId), stayId: caseId };
    },
    async bringHome({ caseId }) {
      for (const step of ['family-reached', 'return-agreed', 'reintegrated'])
        await post('reactions', step, { caseId });
      return caseId;
    },
    checkOut: ({ bedId, stayId }) => post('reactions', 'checked-out', { bedId, caseId: stayId }),
    visit: (caseId, visit) => post('reactions', `visit-${visit}`, { caseId }),
    onStep(listener) {
      say = listener;
    },
    async close() {
      await reading.close();
      await answering;
      await producer.disconnect();
      end();
    },
  };
}

/** Makes the topics and the beds. */
async function provideFor(engines: EngineAddresses, count: number): Promise<void> {
  const admin = openAdminKafka(engines, 'bench').admin();
  await admin.connect();
  await admin.createTopics({
    topics: floorTopics.map((topic) => ({ topic, numPartitions: floor.partitions, replicationFactor: 1 })),
    waitForLeaders: true,
  });
  await admin.disconnect();
  const client = new mongoose.mongo.MongoClient(engines.mongo.url);
  try {
    await client.connect();
    const beds = Array.from(
      { length: count },
      (_, number): FloorDocument => ({
        _id: `bed-${number}`,
        version: 1,
        outbox: [],
        // A stride that is prime to the range spreads the beds over it, the same at each run.
        state: { status: 'free', draw: (number * 7919) % 1_000_000 },
      }),
    );
    await client.db('floor').collection<FloorDocument>('beds').insertMany(beds);
  } finally {
    await client.close();
  }
}

function environmentFor({ kafka, mongo, temporal }: EngineAddresses): NodeJS.ProcessEnv {
  return {
    ...engineEnvironment(),
    FLOOR_BROKERS: kafka.brokers.join(','),
    FLOOR_KAFKA_USERNAME: kafka.admin.username,
    FLOOR_KAFKA_PASSWORD: kafka.admin.password,
    FLOOR_MONGO_URL: mongo.url,
    FLOOR_TEMPORAL_ADDRESS: temporal.address,
    FLOOR_TEMPORAL_NAMESPACE: temporal.namespace,
  };
}

function portOf(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error(`The floor's ${program} was not ready in time.`)),
      startLimitMs,
    );
    child.once('message', (message: { port: number }) => {
      clearTimeout(limit);
      resolve(message.port);
    });
    child.once('exit', (code) => reject(new Error(`The floor's ${program} ended with ${code}.`)));
  });
}
