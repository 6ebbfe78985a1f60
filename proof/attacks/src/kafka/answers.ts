import { randomUUID } from 'node:crypto';
import { answerJudged } from '@iwaa/contracts/events/agency';
import {
  agencyReferralsTopic,
  agencyResponsesTopic,
  agencySource,
  deadLettersTopic,
} from '@iwaa/contracts/topology';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import { eventually } from '../fixture/eventually.ts';
import type { Fixture } from '../fixture/fixture.ts';
import type { KafkaUser } from './access.ts';
import { answerHeaders, clientOf } from './client.ts';
import { readTopic, type TopicMessage } from './read-topic.ts';

/** An agency says on its own topic what is not its own to say. */
export async function attackAnswers(
  fixture: Fixture,
  ledger: Ledger,
  users: readonly KafkaUser[],
): Promise<void> {
  const { one, other, platform } = fixture;
  const { brokers } = platform.addresses.engines.kafka;
  const neighbour = users.find(({ name }) => name === `the agency ${other.agencyId}`);
  if (!neighbour) throw new Error('The neighbour has no login.');
  const ids = { answer: randomUUID(), name: randomUUID(), fact: randomUUID(), unknown: randomUUID() };
  const headersOf = (id: string, type?: string) => answerHeaders(other.agencyId, id, type);
  const producer = clientOf(brokers, neighbour.login).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  await producer.send({
    topic: agencyResponsesTopic(other.agencyId),
    messages: [
      {
        key: one.caseId,
        value: JSON.stringify({ referralId: one.referralId, state: 'accepted' }),
        headers: headersOf(ids.answer),
      },
      {
        key: one.caseId,
        value: JSON.stringify({ referralId: one.referralId, state: 'accepted' }),
        headers: { ...headersOf(ids.name), ce_source: agencySource(one.agencyId) },
      },
      {
        key: one.caseId,
        value: JSON.stringify({
          referralId: one.referralId,
          caseId: one.caseId,
          campaignId: one.campaignId,
          agencyId: one.agencyId,
        }),
        headers: headersOf(ids.fact, 'iwaa.referral.referral-accepted.v1'),
      },
      {
        key: 'x',
        value: JSON.stringify({ referralId: randomUUID(), state: 'accepted' }),
        headers: headersOf(ids.unknown),
      },
    ],
  });
  await producer.disconnect();
  const referral = users.find(({ name }) => name === 'referral');
  if (!referral) throw new Error('The referral service has no login.');
  const put = {
    "another agency's referral answered": ids.answer,
    "another agency's referral answered in its name": ids.name,
    'an answer to a referral that is not there': ids.unknown,
  };
  const letters = await eventually(
    'the dead letters of the answers',
    async () => {
      const read = await readTopic(brokers, referral.login, deadLettersTopic('referral'));
      const found = Object.values(put).filter((id) => read.some(({ headers }) => headers.ce_id === id));
      return found.length === Object.keys(put).length ? read : undefined;
    },
    60_000,
  ).catch(() => []);
  for (const [name, id] of Object.entries(put)) {
    const letter = letters.find(({ headers }) => headers.ce_id === id);
    ledger.tell(
      name,
      'put aside as a dead letter',
      letter
        ? `put aside: ${letter.headers.iwaa_dead_letter_reason} ${letter.headers.iwaa_dead_letter_code}`
        : 'not put aside',
      letter !== undefined,
    );
  }
  const receipts = await eventually(
    'the receipts of the answers',
    async () => {
      const read = await readTopic(brokers, neighbour.login, agencyReferralsTopic(other.agencyId));
      const told = [ids.answer, ids.unknown].map((id) => receiptOf(read, id));
      return told.every((receipt) => receipt !== undefined) ? told : undefined;
    },
    60_000,
  ).catch(() => []);
  const [ofForeign, ofNone] = receipts;
  ledger.tell(
    "the receipt of an answer to another agency's referral, beside that of one to none",
    'the same, and no state',
    ofForeign === undefined ? 'no receipt' : `${ofForeign} | ${ofNone}`,
    ofForeign !== undefined && ofForeign === ofNone && ofForeign.includes('unknown-referral'),
  );
  const answer = await fixture.ask('referral', actorOf('social-worker', one), {
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

/** What the receipt of an answer says of its referral, without what names the one answer. */
function receiptOf(read: readonly TopicMessage[], answerId: string): string | undefined {
  for (const { headers, value } of read) {
    if (headers.ce_type !== answerJudged.type) continue;
    const receipt = answerJudged.data.parse(JSON.parse(value));
    const { verdict, code, faults, state } = receipt;
    if (receipt.answerId === answerId) return JSON.stringify({ verdict, code, faults, state });
  }
  return undefined;
}
