import { randomBytes, randomUUID } from 'node:crypto';
import { agencyResponsesTopic } from '@iwaa/contracts/topology';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import { eventually } from '../fixture/eventually.ts';
import type { Fixture } from '../fixture/fixture.ts';
import type { Side } from '../fixture/side.ts';
import { profile } from '../http/routes.ts';
import type { KafkaUser } from './access.ts';
import { answerHeaders, clientOf } from './client.ts';

const floodMs = 15_000;
const messageBytes = 10_000;
/** What an agency may send a second; the first second's burst is not held back yet. */
const quota = 1_048_576;
/** So much longer than before may a neighbour wait while somebody floods, in ms. */
const harmMs = 5_000;

/** Agency `casa` sends as much as it can; the neighbour's referrals and answers go on. */
export async function attackByFlood(
  fixture: Fixture,
  ledger: Ledger,
  users: readonly KafkaUser[],
): Promise<void> {
  const { one, other, platform } = fixture;
  const { brokers } = platform.addresses.engines.kafka;
  const loud = users.find(({ name }) => name === `the agency ${one.agencyId}`);
  const quiet = users.find(({ name }) => name === `the agency ${other.agencyId}`);
  if (!loud || !quiet) throw new Error('The agencies have no logins.');
  const producer = clientOf(brokers, loud.login).producer({ allowAutoTopicCreation: false });
  const answers = clientOf(brokers, quiet.login).producer({ allowAutoTopicCreation: false });
  await Promise.all([producer.connect(), answers.connect()]);
  const round = () =>
    roundTrip(fixture, other, async (referralId) => {
      await answers.send({
        topic: agencyResponsesTopic(other.agencyId),
        messages: [
          {
            key: referralId,
            value: JSON.stringify({ referralId, state: 'accepted' }),
            headers: answerHeaders(other.agencyId, randomUUID()),
          },
        ],
      });
    });
  await round();
  const before = await round();
  const ended = performance.now() + floodMs;
  let bytes = 0;
  const topic = agencyResponsesTopic(one.agencyId);
  const flood = async (): Promise<void> => {
    while (performance.now() < ended) {
      const messages = Array.from({ length: 20 }, () => ({
        value: randomBytes(messageBytes),
        headers: { attack: 'flood' },
      }));
      await producer.send({ topic, messages });
      bytes += messages.length * messageBytes;
    }
  };
  const began = performance.now();
  const flooding = Promise.all([flood(), flood(), flood()]);
  const during: number[] = [];
  while (performance.now() < ended - 2_000) during.push(await round());
  await flooding;
  const seconds = (performance.now() - began) / 1000;
  await Promise.all([producer.disconnect(), answers.disconnect()]);
  const rate = bytes / seconds;
  ledger.tell(
    'an agency floods its own topic',
    `held at its quota of ${(quota / 1e6).toFixed(1)} MB a second (half as much more with the first burst)`,
    `${(rate / 1e6).toFixed(2)} MB a second over ${seconds.toFixed(0)} s`,
    rate < quota * 1.5,
  );
  const worst = Math.max(...during);
  ledger.tell(
    'a neighbour meanwhile: from a contact to its referral to its answer taken',
    `at most ${harmMs / 1000} s longer than before`,
    `${during.length} round trips, at most ${worst.toFixed(0)} ms; before: ${before.toFixed(0)} ms`,
    during.length > 0 && worst < before + harmMs,
  );
  ledger.remark(
    'The quota counts bytes, not messages: within it an agency can fill its own topic with small messages, which become dead letters one by one. They delay no facts, which are read by another group, but other agencies’ answers wait their turn.',
  );
}

/** From a contact with somebody new until their referral has been asked for and the agency's answer has been taken, ms. */
async function roundTrip(
  fixture: Fixture,
  side: Side,
  answer: (referralId: string) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  const met = await fixture.ask('intake', actorOf('street-team', side), {
    path: `/rounds/${side.roundId}/contacts`,
    body: {
      person: { identity: {}, profile },
      place: 'bus-station',
      needs: ['health'],
      consents: [{ purpose: 'referral' }],
    },
  });
  const { caseId } = met.json as { caseId: string };
  const worker = actorOf('social-worker', side);
  const find = async (state: string): Promise<string | undefined> => {
    const { json } = await fixture.ask('referral', worker, {
      path: `/referrals?caseId=${caseId}&state=${state}`,
    });
    return (json as { items: { referralId: string }[] }).items[0]?.referralId;
  };
  await answer(await eventually('the referral', () => find('requested'), 60_000));
  await eventually('the answer', () => find('accepted'), 60_000);
  return performance.now() - began;
}
