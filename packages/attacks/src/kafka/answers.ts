import { randomUUID } from 'node:crypto';
import { agencyResponsesTopic, deadLettersTopic } from '@iwaa/contracts/topology';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../world/actors.ts';
import { eventually } from '../world/eventually.ts';
import type { World } from '../world/world.ts';
import type { KafkaUser } from './access.ts';
import { answerHeaders, clientOf } from './client.ts';
import { readTopic } from './read-topic.ts';

/** An agency says on its own topic what is not its own to say. */
export async function attackAnswers(
  world: World,
  ledger: Ledger,
  users: readonly KafkaUser[],
): Promise<void> {
  const { one, other, platform } = world;
  const { brokers } = platform.addresses.engines.kafka;
  const neighbour = users.find(({ name }) => name === `the agency ${other.agencyId}`);
  if (!neighbour) throw new Error('The neighbour has no login.');
  const ids = { answer: randomUUID(), fact: randomUUID(), unknown: randomUUID() };
  const producer = clientOf(brokers, neighbour.login).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  await producer.send({
    topic: agencyResponsesTopic(other.agencyId),
    messages: [
      {
        key: one.caseId,
        value: JSON.stringify({ referralId: one.referralId, state: 'accepted' }),
        headers: { ...answerHeaders(ids.answer), ce_source: `/iwaa/agency/${one.agencyId}` },
      },
      {
        key: one.caseId,
        value: JSON.stringify({
          referralId: one.referralId,
          caseId: one.caseId,
          campaignId: one.campaignId,
          agencyId: one.agencyId,
        }),
        headers: answerHeaders(ids.fact, 'iwaa.referral.referral-accepted.v1'),
      },
      {
        key: 'x',
        value: JSON.stringify({ referralId: randomUUID(), state: 'accepted' }),
        headers: answerHeaders(ids.unknown),
      },
    ],
  });
  await producer.disconnect();
  const referral = users.find(({ name }) => name === 'referral');
  if (!referral) throw new Error('The referral service has no login.');
  const put = {
    "another agency's referral answered": ids.answer,
    'an answer to a referral that is not there': ids.unknown,
  };
  const letters = await eventually(
    'the dead letters of the answers',
    async () => {
      const read = await readTopic(brokers, referral.login, deadLettersTopic('referral'));
      const found = Object.values(put).filter((id) => read.some(({ headers }) => headers.ce_id === id));
      return found.length === 2 ? read : undefined;
    },
    60_000,
  ).catch(() => []);
  for (const [name, id] of Object.entries(put)) {
    const letter = letters.find(({ headers }) => headers.ce_id === id);
    ledger.tell(
      name,
      'put aside as a dead letter',
      letter ? `put aside: ${letter.headers.iwaa_dead_letter_code}` : 'not put aside',
      letter !== undefined,
    );
  }
  const answer = await world.ask('referral', actorOf('social-worker', one), {
    path: `/referrals/${one.referralId}`,
  });
  const { state } = answer.json as { state?: string };
  ledger.tell(
    "the referral that another agency answered, and for which it forged the referral service's fact",
    'still requested',
    String(state),
    state === 'requested',
  );
}
