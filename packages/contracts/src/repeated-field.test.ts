import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { repeatedField } from './repeated-field.ts';

/** JSON as people and programs write it: blanks between tokens, and characters of strings as they are or escaped. */
function written(value: unknown, blank: () => string, escaped: () => boolean): string {
  const string = (text: string) =>
    `"${[...text].map((letter) => (escaped() ? escapedLetter(letter) : JSON.stringify(letter).slice(1, -1))).join('')}"`;
  const inside = (parts: string[]) => parts.map((part) => blank() + part + blank()).join(',');
  const write = (part: unknown): string => {
    if (typeof part === 'string') return string(part);
    if (Array.isArray(part)) return `[${inside(part.map(write))}]`;
    if (typeof part !== 'object' || part === null) return JSON.stringify(part);
    const fields = Object.entries(part).map(
      ([name, field]) => `${string(name)}${blank()}:${blank()}${write(field)}`,
    );
    return `{${inside(fields)}}`;
  };
  return write(value);
}

function escapedLetter(letter: string): string {
  return letter
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Every object in a value, with the path to it. */
function objectsIn(
  value: unknown,
  path: (string | number)[] = [],
): { path: (string | number)[]; object: object }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => objectsIn(item, [...path, index]))
    : Object.entries(value).flatMap(([name, field]) => objectsIn(field, [...path, name]));
  return Array.isArray(value) ? inner : [{ path, object: value }, ...inner];
}

/** None of one character: Node 24's JSON.parse misreads an escaped one (of `[{"":1,"\"":1}]` it makes a backslash). */
const names = fc.constantFrom(
  '',
  'aa',
  'ab',
  '""',
  '\\\\',
  'a":',
  '{}',
  'éa',
  'n\u0000',
  '__proto__',
  'لا',
  '😀',
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string(), names),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(names, tie('tree'), { maxKeys: 4 }),
  ),
}));
const blanks = fc.infiniteStream(fc.constantFrom('', '', ' ', '\n', '\t\r'));
const escapes = fc.infiniteStream(fc.boolean());

describe('a field that a JSON text names twice', () => {
  it('is in no text that has each field once, however it is written', () => {
    fc.assert(
      fc.property(tree, blanks, escapes, (value, blank, escaped) => {
        const text = written(
          value,
          () => blank.next().value,
          () => escaped.next().value,
        );
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(repeatedField(text)).toBeUndefined();
      }),
    );
  });

  it('is found by its path at any depth, in whatever way the second name is escaped', () => {
    fc.assert(
      fc.property(
        tree,
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        tree,
        (value, whichObject, whichName, escaped, other) => {
          const objects = objectsIn(value).filter(({ object }) => Object.keys(object).length > 0);
          fc.pre(objects.length > 0);
          const found = objects[whichObject % objects.length];
          const fields = Object.keys(found?.object ?? {});
          const name = fields[whichName % fields.length] ?? '';
          const mark = 'the place of the second';
          const marked = JSON.stringify(withField(value, found?.path ?? [], mark));
          const again = escaped ? `"${escapedLetter(name)}"` : JSON.stringify(name);
          const text = marked.replace(`"${mark}":0`, () => `${again}:${JSON.stringify(other)}`);
          JSON.parse(text);
          expect(repeatedField(text)).toEqual([...(found?.path ?? []), name]);
        },
      ),
    );
  });

  it('is looked for in thousands of lists in each other, and in 64 KiB of fields, at once', () => {
    const fields = Array.from({ length: 6000 }, (_, index) => `"k${index}":1`);
    expect(repeatedField(`${'['.repeat(32_000)}${']'.repeat(32_000)}`)).toBeUndefined();
    expect(repeatedField(`{${fields.join(',')}}`)).toBeUndefined();
    expect(repeatedField(`{${fields.join(',')},"k17":2}`)).toEqual(['k17']);
  });
});

/** The value with one more field, the last one of the object at a path. */
function withField(value: unknown, [first, ...rest]: (string | number)[], name: string): unknown {
  if (first === undefined) return Object.fromEntries([...Object.entries(value as object), [name, 0]]);
  if (Array.isArray(value))
    return value.map((item, index) => (index === first ? withField(item, rest, name) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, field]) => [
      key,
      key === first ? withField(field, rest, name) : field,
    ]),
  );
}
