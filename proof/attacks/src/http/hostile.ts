/** Values that a query language, a loose comparison or a careless merge would take for something else. */
export const operators: Readonly<Record<string, unknown>> = {
  $ne: { $ne: null },
  $gt: { $gt: '' },
  $gte: { $gte: '' },
  $in: { $in: [''] },
  $nin: { $nin: [] },
  $exists: { $exists: true },
  $regex: { $regex: '.*', $options: 's' },
  $where: { $where: 'sleep(5000) || true' },
  $nor: { $nor: [{ a: 1 }] },
  $or: { $or: [{}, {}] },
  $not: { $not: { $eq: '' } },
  $expr: { $expr: { $function: { body: 'function(){return true}', args: [], lang: 'js' } } },
  $jsonSchema: { $jsonSchema: {} },
  $comment: { $comment: 'x' },
  'a list': ['a'],
  'an empty list': [],
  'a list of an operator': [{ $ne: null }],
  null: null,
  'an empty object': {},
  'an object that pretends to be an id': { _bsontype: 'ObjectId', id: 'aaaaaaaaaaaa' },
  'an object with a toString': { toString: 'x', valueOf: 'y', length: 1 },
  'a number of another size': Number.MAX_VALUE,
};

/** Fields that no request has, and that would matter if somebody copied the body into a document. */
export const extraFields: Readonly<Record<string, unknown>> = {
  _id: 'x',
  __v: 9,
  version: 99,
  state: { status: 'open' },
  outbox: [],
  outboxSince: null,
  commands: [],
  role: 'committee',
  isAdmin: true,
  actor: { role: 'service' },
  $set: { 'state.campaignId': 'XX-2425' },
  'state.campaignId': 'XX-2425',
  askedBy: 'x',
};

/** Raw bodies that try to reach the prototype of an object. */
export function prototypeBodies(body: Readonly<Record<string, unknown>>): Record<string, string> {
  const inside = JSON.stringify(body).slice(1, -1);
  const and = inside === '' ? '' : ',';
  return {
    __proto__: `{${inside}${and}"__proto__":{"role":"committee"}}`,
    'an escaped __proto__': `{${inside}${and}"__\\u0070roto__":{"role":"committee"}}`,
    'constructor.prototype': `{${inside}${and}"constructor":{"prototype":{"role":"committee"}}}`,
    'a nested __proto__': `{${inside}${and}"x":{"__proto__":{"role":"committee"}}}`,
    'a __proto__ alone': '{"__proto__":null}',
    'the body as a list': `[{${inside}}]`,
    'the body as text': JSON.stringify(JSON.stringify(body)),
    'the body as a number': '1',
    'no JSON': `{${inside}`,
    'a body of nothing but blanks': '   ',
    'two bodies': `{${inside}}{${inside}}`,
    'a comment in JSON': `{/* */${inside}}`,
    NaN: '{"x":NaN}',
    'a number beyond all': '{"x":1e999}',
    'a byte order mark twice': `\uFEFF\uFEFF{${inside}}`,
  };
}

/** Bodies that one reader takes in another way than the next: a field that is named twice, and bytes that are no UTF-8. */
export function ambiguousBodies(
  body: Readonly<Record<string, unknown>>,
): Record<string, string | Uint8Array> {
  const text = JSON.stringify(body);
  const inside = text.slice(1, -1);
  const [first] = Object.keys(body);
  const twice = Object.entries(body).map(([field, value]): [string, string] => [
    `${field} twice`,
    `{${inside},${JSON.stringify(field)}:${JSON.stringify(value)}}`,
  ]);
  const escaped = `\\u${first?.charCodeAt(0).toString(16).padStart(4, '0')}${first?.slice(1)}`;
  return {
    ...Object.fromEntries(twice),
    ...(first === undefined ? {} : { [`${first} twice, once escaped`]: `{${inside},"${escaped}":null}` }),
    'a field twice, deep inside': `{"x":[{"y":{"z":1,"z":1}}]${inside === '' ? '' : ','}${inside}}`,
    'bytes that are no UTF-8': Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe])]),
    'UTF-16': Buffer.from(text, 'utf16le'),
    'half a character, as CESU-8 writes it': Buffer.from([
      0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d,
    ]),
  };
}

/** A value nested so many times. */
export function nested(depth: number, open: string, close: string): string {
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
}
