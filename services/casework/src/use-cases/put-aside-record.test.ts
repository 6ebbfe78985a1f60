import type { ReceivedMessage } from '@iwaa/eventing/wire/message';
import { expect, test } from '@jest/globals';
import type { CaseRecords } from '../store/case-records.ts';
import { createPutAsideRecord } from './put-aside-record.ts';

type Aside = Parameters<CaseRecords['putFactAside']>[0];
type Taken = Parameters<CaseRecords['takePutAsideFact']>[0];
interface Message {
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly offset?: string;
}
const from = { topic: 'iwaa.intake.v1', partition: 3 };

function recording() {
  const aside: Aside[] = [];
  const taken: Taken[] = [];
  const record = createPutAsideRecord({
    putFactAside: async (noted) => void aside.push(noted),
    takePutAsideFact: async (noted) => void taken.push(noted),
  });
  return { record, aside, taken };
}

function received({ key = 'SK-2425-00042', headers = {}, offset = '17' }: Message): ReceivedMessage {
  return {
    offset,
    timestamp: '0',
    key: Buffer.from(key),
    value: null,
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
  };
}

async function noted(message: Message): Promise<Aside[]> {
  const { record, aside } = recording();
  await record.putAside(received(message), from, { reason: 'not-json', code: '-' });
  return aside;
}

test('a message of a case is noted by what it says of itself', async () => {
  const headers = { ce_type: 'iwaa.intake.contact-recorded.v1', ce_subject: 'person/1', ce_sequence: '4' };
  expect(await noted({ headers })).toEqual([
    {
      caseId: 'SK-2425-00042',
      campaignId: 'SK-2425',
      fact: { type: 'iwaa.intake.contact-recorded.v1', subject: 'person/1', sequence: 4 },
      reason: 'not-json',
    },
  ]);
});

test.each([
  [{}],
  [{ ce_subject: 'person/1' }],
  [{ ce_subject: 'person/1', ce_sequence: '0' }],
  [{ ce_subject: 'person/1', ce_sequence: 'four' }],
])('a message that does not name itself is noted by where it lies', async (headers) => {
  const [aside] = await noted({ headers });
  expect(aside?.fact).toEqual({ type: 'unreadable', subject: 'message/iwaa.intake.v1/3/17', sequence: 1 });
});

test('a message of no case is noted nowhere', async () => {
  expect(await noted({ key: 'somebody' })).toEqual([]);
});

test('what it says of itself is cut to what an event may hold', async () => {
  const [aside] = await noted({
    headers: { ce_type: 'x'.repeat(1000), ce_subject: 'y'.repeat(1000), ce_sequence: '1' },
  });
  expect(aside?.fact.type).toHaveLength(300);
  expect(aside?.fact.subject).toHaveLength(300);
});

test.each<Record<string, string>>([{ ce_subject: 'person/1', ce_sequence: '4' }, {}])(
  'what is replayed and taken is noted under the name under which it was put aside: %o',
  async (headers) => {
    const { record, aside, taken } = recording();
    await record.putAside(received({ headers }), from, { reason: 'not-json', code: '-' });
    const replay = { ...headers, iwaa_replay_for: 'bridge', iwaa_replay_of: 'iwaa.intake.v1/3/17' };
    await record.taken(received({ headers: replay, offset: '99' }), from);
    expect(taken.map(({ fact }) => fact)).toEqual(aside.map(({ fact }) => fact));
  },
);
