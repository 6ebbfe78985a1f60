import { agencyResponsesTopic } from '@iwaa/contracts/topology';
import type { Fixture } from '../fixture/fixture.ts';
import type { Side } from '../fixture/side.ts';
import { answerHeaders, clientOf } from './client.ts';

/** What an answer says, and headers beside those that every answer has. */
export interface SentAnswer {
  readonly referralId: string;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends an answer to a referral as a side's own agency does, on its topic and with its login. */
export async function sendAnswer(
  { platform }: Fixture,
  { agencyId }: Side,
  { referralId, body, headers = {} }: SentAnswer,
): Promise<void> {
  const login = await platform.addAgency(agencyId);
  const producer = clientOf(platform.addresses.engines.kafka.brokers, login).producer({
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  await producer.send({
    topic: agencyResponsesTopic(agencyId),
    messages: [
      {
        key: referralId,
        value: JSON.stringify({ referralId, ...body }),
        headers: { ...answerHeaders(agencyId, `answer-${referralId}`), ...headers },
      },
    ],
  });
  await producer.disconnect();
}
