import { catalogue } from '@iwaa/contracts/catalogue';
import { agencyResponsesTopic, deadLettersTopic, factsTopic } from '@iwaa/contracts/topology';
import { readerNames, serviceNames } from '@iwaa/contracts/vocabulary';
import type { Login } from '@iwaa/provision/kafka/session';
import type { Ledger } from '../attack.ts';
import { eventually } from '../fixture/eventually.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { clientOf } from '../kafka/client.ts';
import { readTopic, type TopicMessage } from '../kafka/read-topic.ts';
import { groupsOf } from '../malformed/groups-of-topic.ts';
import { attackHeader, type Malformed, malformedMessages } from '../malformed/messages.ts';
import { followACase } from '../malformed/right-messages.ts';
import type { AttackOptions } from '../options.ts';

/** A topic whose writer has gone mad, and by whose own login it is written. */
interface Target {
  readonly topic: string;
  readonly login: Login;
  readonly types: readonly string[];
}

const sentAtOnce = 50;
const timeoutMs = 420_000;

/** Malformed messages on every topic that somebody reads: none is lost, and none stops what comes after it. */
export async function attackByMalformed(
  fixture: Fixture,
  ledger: Ledger,
  options: AttackOptions,
): Promise<void> {
  const { brokers, admin: login } = fixture.platform.addresses.engines.kafka;
  const admin = clientOf(brokers, login).admin();
  await admin.connect();
  try {
    // Every group has read something of each of its topics once a case has gone all its way.
    await followACase(fixture, fixture.one);
    await followACase(fixture, fixture.other);
    const targets = await targetsOf(fixture);
    const sent = new Map<string, Malformed[]>();
    const readers = new Map<string, string[]>();
    for (const target of targets) {
      readers.set(target.topic, [...(await groupsOf(admin, target.topic)).keys()]);
      sent.set(target.topic, await send(brokers, target, options.messages, fixture));
    }
    const began = performance.now();
    for (const { topic } of targets) {
      const left = await eventually(
        `the readers of ${topic}`,
        async () => {
          const lags = await groupsOf(admin, topic);
          return [...lags.values()].every((lag) => lag === 0) ? [] : undefined;
        },
        timeoutMs,
      ).catch(async () => [...(await groupsOf(admin, topic))].filter(([, lag]) => lag > 0));
      ledger.judge(
        `${options.messages} malformed messages on ${topic}: none is stuck`,
        'every group has read past them',
        left.map(([group, lag]) => `${group} has ${lag} to read`),
        `${readers.get(topic)?.length} groups have read past them`,
      );
    }
    ledger.remark(
      `${targets.length} topics × ${options.messages} malformed messages were dealt with ${((performance.now() - began) / 1000).toFixed(0)} s after the last was sent.`,
    );
    await judgeLetters(fixture, ledger, sent, readers);
  } finally {
    await admin.disconnect();
  }
  for (const side of [fixture.one, fixture.other]) {
    const faults = await followACase(fixture, side).then(
      () => [],
      (error: Error) => [error.message],
    );
    ledger.judge(
      `right messages after the malformed ones, on every topic and by ${side.agencyId}`,
      'a case goes its whole way: contact, bed, referral, answer, mediation file, workflow, closing',
      faults,
      'the case went its whole way',
    );
  }
}

async function targetsOf({ platform, one, other }: Fixture): Promise<Target[]> {
  const ofServices = serviceNames.map((service): Target => {
    const login = platform.credentials.services.get(service)?.kafka;
    if (!login) throw new Error(`${service} has no login.`);
    return { topic: factsTopic(service), login, types: typesOf(service) };
  });
  const ofAgencies = [one, other].map(
    async ({ agencyId }): Promise<Target> => ({
      topic: agencyResponsesTopic(agencyId),
      login: await platform.addAgency(agencyId),
      types: typesOf('agency'),
    }),
  );
  return [...ofServices, ...(await Promise.all(ofAgencies))];
}

function typesOf(owner: string): string[] {
  return catalogue.filter((definition) => definition.owner === owner).map(({ type }) => type);
}

async function send(
  brokers: readonly string[],
  target: Target,
  count: number,
  fixture: Fixture,
): Promise<Malformed[]> {
  const { topic, login, types } = target;
  const messages = malformedMessages(count, types, [
    fixture.one.caseId,
    fixture.other.caseId,
    fixture.other.holdCaseId,
  ]);
  const producer = clientOf(brokers, login).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  for (let from = 0; from < messages.length; from += sentAtOnce)
    await producer.send({
      topic,
      messages: messages
        .slice(from, from + sentAtOnce)
        .map(({ key, value, headers }) => ({ key, value, headers })),
    });
  await producer.disconnect();
  return messages;
}

/** Who put what aside: each message without a type by every group, and each other one by those who react to its type. */
async function judgeLetters(
  fixture: Fixture,
  ledger: Ledger,
  sent: ReadonlyMap<string, readonly Malformed[]>,
  readers: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const { brokers, admin } = fixture.platform.addresses.engines.kafka;
  const letters: TopicMessage[] = [];
  for (const reader of readerNames)
    letters.push(...(await readTopic(brokers, admin, deadLettersTopic(reader))));
  const putAside = new Set(
    letters.map(({ headers }) => `${headers.iwaa_dead_letter_group} ${headers[attackHeader]}`),
  );
  for (const [topic, messages] of sent) {
    const groups = readers.get(topic) ?? [];
    const faults: string[] = [];
    let kept = 0;
    for (const [type, same] of Map.groupBy(messages, (message) => message.type)) {
      const counts = groups.map((group) => ({
        group,
        count: same.filter(({ id }) => putAside.has(`${group} ${id}`)).length,
      }));
      for (const { group, count } of counts) {
        kept += count;
        // A group that does not react to a type passes over all of that type, and never over some.
        const whole = count === same.length || (type !== undefined && count === 0);
        if (!whole) faults.push(`${group} kept ${count} of ${same.length} of ${type ?? 'no type'}`);
      }
    }
    const reacted = messages.filter(
      ({ type, id }) => type && groups.some((group) => putAside.has(`${group} ${id}`)),
    );
    if (reacted.length === 0) faults.push('no group put a message of a known type aside');
    if (groups.length === 0) faults.push('nobody reads it');
    ledger.judge(
      `${messages.length} malformed messages on ${topic}: none is lost`,
      'each is in the dead letters of every group that would have taken it',
      faults,
      `${kept} dead letters by ${groups.length} groups`,
    );
  }
}
