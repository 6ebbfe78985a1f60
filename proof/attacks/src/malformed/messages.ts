import { randomUUID } from 'node:crypto';

/** A message that no reader can take. */
export interface Malformed {
  /** In a header that stays with the message wherever it is put aside. */
  readonly id: string;
  readonly kind: string;
  /** The event type that it claims; none where its very type is missing, so that every reader has to put it aside. */
  readonly type: string | undefined;
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string | string[]>>;
}

/** The header by which a malformed message is known again. */
export const attackHeader = 'x-attack';

const big = 400_000;

type Spoil = (headers: Record<string, string | string[]>) => Record<string, string | string[]>;

function without(name: string): Spoil {
  return ({ [name]: _gone, ...headers }) => headers;
}

function having(name: string, value: string | string[]): Spoil {
  return (headers) => ({ ...headers, [name]: value });
}

/** Headers that make a message of a known type unreadable. */
const spoiltHeaders: Record<string, Spoil> = {
  'no id': without('ce_id'),
  'an empty id': having('ce_id', ''),
  'an id of 5,000 characters': having('ce_id', 'x'.repeat(5_000)),
  'two ids': having('ce_id', ['one', 'other']),
  'no version of CloudEvents': without('ce_specversion'),
  'another version of CloudEvents': having('ce_specversion', '2.0'),
  'no source': without('ce_source'),
  'a time that is none': having('ce_time', 'yesterday'),
  'a month that is none': having('ce_time', '2024-13-45T25:61:61Z'),
  'a role that is none': having('ce_actorrole', 'king'),
  'a sequence that is none': having('ce_sequence', 'NaN'),
  'a negative sequence': having('ce_sequence', '-1'),
  'a sequence beyond all': having('ce_sequence', '9'.repeat(40)),
  'another content type': having('content-type', 'application/xml'),
};

/** Values that are no data of a known type. */
const spoiltValues: Record<string, Buffer | null> = {
  'no value': null,
  'an empty value': Buffer.alloc(0),
  'no JSON': Buffer.from('hello'),
  'JSON that breaks off': Buffer.from('{"caseId":"'),
  'no UTF-8': Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
  zeros: Buffer.alloc(1000),
  null: Buffer.from('null'),
  'a list': Buffer.from('[1,2,3]'),
  'a number': Buffer.from('1e999'),
  'nothing that is needed': Buffer.from('{}'),
  'fields of other kinds': Buffer.from(
    '{"caseId":{"$ne":null},"campaignId":[],"personId":7,"referralId":{},"night":false}',
  ),
  'a prototype': Buffer.from('{"__proto__":{"caseId":"SK-2425-00001"},"constructor":{"prototype":{}}}'),
  '20,000 lists in each other': Buffer.from(`${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  '400 kB': Buffer.from(JSON.stringify({ caseId: 'x'.repeat(big) })),
};

/** Messages without a type that could be read. */
const typeless: Record<string, Spoil> = {
  'no headers': () => ({}),
  'no type': without('ce_type'),
  'two types': (headers) => ({ ...headers, ce_type: [String(headers.ce_type), String(headers.ce_type)] }),
};

/** So many malformed messages, of every kind in turn, that claim to be of these types. */
export function malformedMessages(
  count: number,
  types: readonly string[],
  caseIds: readonly string[],
): Malformed[] {
  const kinds: ((type: string, headers: Record<string, string>) => Omit<Malformed, 'id' | 'key'>)[] = [
    ...Object.entries(typeless).map(([kind, spoil]) => (_type: string, headers: Record<string, string>) => ({
      kind,
      type: undefined,
      value: Buffer.from('{}'),
      headers: spoil(headers),
    })),
    ...Object.entries(spoiltHeaders).map(
      ([kind, spoil]) =>
        (type: string, headers: Record<string, string>) => ({
          kind,
          type,
          value: Buffer.from('{}'),
          headers: spoil(headers),
        }),
    ),
    ...Object.entries(spoiltValues).map(
      ([kind, value]) =>
        (type: string, headers: Record<string, string>) => ({
          kind,
          type,
          value,
          headers,
        }),
    ),
  ];
  return Array.from({ length: count }, (_, index) => {
    const id = randomUUID();
    const type = types[Math.floor(index / kinds.length) % types.length] ?? '';
    const make = kinds[index % kinds.length];
    if (!make) throw new Error('There is no kind of malformed message.');
    const made = make(type, headersOf(type, id));
    // The large ones are few: they are to be met, not to fill the disk.
    const value =
      made.kind === '400 kB' && index > kinds.length * 3 ? Buffer.from('{"caseId":1}') : made.value;
    const key = caseIds[index % caseIds.length] ?? id;
    return { ...made, value, id, key, headers: { ...made.headers, [attackHeader]: id } };
  });
}

function headersOf(type: string, id: string): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: '/attack',
    ce_subject: `attack/${id}`,
    ce_type: type,
    ce_time: new Date().toISOString(),
    ce_sequence: '1',
    ce_actorrole: 'service',
    ce_actor: 'attack',
    'content-type': 'application/json',
  };
}
