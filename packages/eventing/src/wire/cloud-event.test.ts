import { catalogue } from '@iwaa/contracts/catalogue';
import { referralAnswered } from '@iwaa/contracts/events/agency';
import { bedHeld, holdLapsed } from '@iwaa/contracts/events/shelter-capacity';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { factArbitrary } from '../testing/fact-arbitrary.ts';
import { mayBeOn, readMessage, toMessage } from './cloud-event.ts';
import type { RawMessage } from './message.ts';

/** What Kafka gives back of a message: bytes. */
function received(message: RawMessage): RawMessage {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [
    name,
    Buffer.from(String(value)),
  ]);
  return { key: message.key, value: message.value, headers: Object.fromEntries(headers) };
}

const good = {
  key: 'SK-2425-00042',
  value: JSON.stringify({
    bedId: 'sidi-kacem-centre.men-001',
    centreId: 'sidi-kacem-centre',
    provinceId: 'sidi-kacem',
    campaignId: 'SK-2425',
    holdId: '6b9f1f0e-4a1c-4a52-8d3b-0f1f8a2c9e11',
    caseId: 'SK-2425-00042',
  }),
  headers: {
    ce_specversion: '1.0',
    ce_id: '2f0d5c0b-0d55-4f3c-9a52-6a8f1f7b3c77',
    ce_source: '/iwaa/shelter-capacity',
    ce_type: holdLapsed.type,
    ce_subject: 'bed/sidi-kacem-centre.men-001',
    ce_time: '2024-12-12T21:00:00.000Z',
    ce_sequence: '7',
    ce_actorrole: 'street-team',
    ce_actor: 'team-1',
    'content-type': 'application/json',
  },
} satisfies RawMessage;

function withHeaders(headers: Record<string, string | string[] | undefined>): RawMessage {
  return { ...good, headers: { ...good.headers, ...headers } };
}

test.each(catalogue.map((definition) => [definition.type, definition] as const))(
  'a fact %s that is written as a message is read back the same',
  (_type, definition) => {
    fc.assert(
      fc.property(factArbitrary(definition), (fact) => {
        const message = received(toMessage({ topic: 'any', key: 'SK-2425-00042', fact }));
        expect(readMessage(message)).toEqual({ ok: true, fact });
      }),
      { numRuns: 25 },
    );
  },
);

describe('what can not be a fact is refused with a coded reason', () => {
  const poison: [string, RawMessage, string][] = [
    ['no headers at all', { key: null, value: good.value }, 'missing-header:ce_specversion'],
    ['another version of CloudEvents', withHeaders({ ce_specversion: '0.3' }), 'bad-header:ce_specversion'],
    ['no type', withHeaders({ ce_type: undefined }), 'missing-header:ce_type'],
    ['no id', withHeaders({ ce_id: undefined }), 'missing-header:ce_id'],
    ['an empty id', withHeaders({ ce_id: '' }), 'bad-header:ce_id'],
    ['two ids', withHeaders({ ce_id: ['a', 'b'] }), 'repeated-header:ce_id'],
    ['an endless source', withHeaders({ ce_source: 'x'.repeat(5_000) }), 'bad-header:ce_source'],
    ['no subject', withHeaders({ ce_subject: undefined }), 'missing-header:ce_subject'],
    ['a time that is none', withHeaders({ ce_time: 'yesterday' }), 'bad-header:ce_time'],
    ['a day that is none', withHeaders({ ce_time: '2024-99-99T00:00:00Z' }), 'bad-header:ce_time'],
    ['a role that there is not', withHeaders({ ce_actorrole: 'king' }), 'bad-header:ce_actorrole'],
    ['a sequence of zero', withHeaders({ ce_sequence: '0' }), 'bad-header:ce_sequence'],
    ['a sequence with words', withHeaders({ ce_sequence: '7 or so' }), 'bad-header:ce_sequence'],
    ['XML', withHeaders({ 'content-type': 'application/xml' }), 'bad-header:content-type'],
    ['no value', { ...good, value: null }, 'no-value'],
    ['half a value', { ...good, value: good.value.slice(0, 40) }, 'not-json'],
    ['bytes that are no text', { ...good, value: Buffer.from([0xff, 0xfe, 0x00]) }, 'not-json'],
  ];
  test.each(poison)('%s', (_what, message, reason) => {
    expect(readMessage(message)).toMatchObject({ ok: false, reason });
  });
});

describe('a header that is written wrong is refused with the rule that it breaks', () => {
  test.each([
    ['ce_specversion', '0.3', 'must be 1.0'],
    ['ce_id', '', 'must have 1 to 300 characters'],
    ['ce_time', 'yesterday', 'must be an instant with its offset, such as 2024-12-12T20:15:00Z'],
    ['ce_sequence', '0', 'must be a whole number from 1 on'],
    ['content-type', 'text/xml', 'must be application/json'],
  ])('%s %j: %s', (name, value, faults) => {
    const refused = { ok: false, reason: `bad-header:${name}`, faults };
    expect(readMessage(withHeaders({ [name]: value }))).toEqual(refused);
  });
});

describe('data that have not the form of their event are refused with the field and the rule', () => {
  const data: Record<string, unknown> = JSON.parse(good.value);
  const answer = { referralId: '6b9f1f0e-4a1c-4a52-8d3b-0f1f8a2c9e11', state: 'completed' };
  test.each([
    [holdLapsed.type, [], 'the data: Invalid input: expected object, received array'],
    [holdLapsed.type, { ...data, caseId: undefined }, 'caseId: is missing'],
    [holdLapsed.type, { ...data, holdId: 'Fatima' }, 'holdId: Invalid UUID'],
    [
      holdLapsed.type,
      { ...data, holdId: undefined, campaignId: 7 },
      'holdId: is missing; campaignId: Invalid input: expected string, received number',
    ],
    [referralAnswered.type, answer, 'outcome: is required when the state is completed'],
  ])('%s %j: %s', (ce_type, value, faults) => {
    expect(readMessage({ ...withHeaders({ ce_type }), value: JSON.stringify(value) })).toEqual({
      ok: false,
      reason: 'schema-mismatch',
      faults,
    });
  });
});

test.each([
  ['2024-12-12T21:00Z', '2024-12-12T21:00:00Z'],
  ['2024-12-12t21:00:00.5z', '2024-12-12T21:00:00.5Z'],
  ['2024-12-12 21:00:00+0100', '2024-12-12T21:00:00+01:00'],
  [' 2024-12-12T21:00:00-03:30 ', '2024-12-12T21:00:00-03:30'],
])('a time that has one meaning is read however it is written: %s', (written, read) => {
  expect(readMessage(withHeaders({ ce_time: written }))).toMatchObject({ ok: true, fact: { time: read } });
});

test.each(['2024-12-12T21:00:00', '2024-12-12', '12/12/2024 21:00Z', '2024-12-12T25:00Z', 'T'])(
  'a time that could mean several or none is refused: %s',
  (written) => {
    expect(readMessage(withHeaders({ ce_time: written }))).toMatchObject({
      ok: false,
      reason: 'bad-header:ce_time',
    });
  },
);

test('blanks around an attribute are no part of it', () => {
  const padded = Object.entries(good.headers).map(([name, value]) => [name, ` ${value}\t`]);
  expect(readMessage({ ...good, headers: Object.fromEntries(padded) })).toEqual(readMessage(good));
});

test('a reason never repeats what the sender wrote', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), (secret) => {
      const results = [
        readMessage({ ...good, value: JSON.stringify({ [secret]: secret }) }),
        readMessage(withHeaders({ ce_time: secret, ce_sequence: secret })),
      ];
      expect(JSON.stringify(results)).not.toContain(secret);
    }),
  );
});

test('reading never throws, whatever the bytes are', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom(...catalogue), (bytes, { type }) => {
      const result = readMessage({ ...withHeaders({ ce_type: type }), value: Buffer.from(bytes) });
      expect(result.ok).toBe(false);
    }),
  );
});

test('a type that this reader does not know is passed over, and is no poison', () => {
  expect(readMessage(withHeaders({ ce_type: 'iwaa.intake.something-new.v1' }))).toEqual({ ok: 'ignored' });
});

test('fields that this reader does not know are tolerated', () => {
  const value = JSON.stringify({ ...JSON.parse(good.value), addedNextYear: true });
  expect(readMessage({ ...good, value })).toEqual(readMessage(good));
});

test('a bad trace does not make a fact poison', () => {
  expect(readMessage(withHeaders({ traceparent: 'nonsense' }))).toEqual(readMessage(good));
});

test('an agency may answer with the attributes that CloudEvents requires and no others', () => {
  const message = {
    key: null,
    value: JSON.stringify({ referralId: '6b9f1f0e-4a1c-4a52-8d3b-0f1f8a2c9e11', state: 'accepted' }),
    timestamp: String(Date.parse('2024-12-12T21:00:00.000Z')),
    headers: {
      ce_specversion: '1.0',
      ce_id: 'a-1',
      ce_source: '/agency/clinic',
      ce_type: referralAnswered.type,
    },
  };
  expect(readMessage(message)).toMatchObject({
    ok: true,
    fact: { time: '2024-12-12T21:00:00.000Z', subject: '/agency/clinic', sequence: 1 },
  });
});

test("an agency's own topic holds its answers and can not hold a service's facts", () => {
  const responses = 'iwaa.agency.clinic.responses.v1';
  expect(mayBeOn(responses, referralAnswered.type)).toBe(true);
  expect(mayBeOn(responses, bedHeld.type)).toBe(false);
  expect(mayBeOn('iwaa.shelter-capacity.v1', bedHeld.type)).toBe(true);
  expect(mayBeOn('iwaa.shelter-capacity.v1', referralAnswered.type)).toBe(false);
});
