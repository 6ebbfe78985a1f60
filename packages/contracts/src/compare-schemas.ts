import type { JsonSchema } from './json-schema.ts';
import type { Broken, SchemaBreak } from './schema-break.ts';

type Found = Omit<SchemaBreak, 'event'>;

/** What is for people only. */
const annotations = new Set(['$schema', '$id', 'title', 'description', 'examples', 'default', 'deprecated']);
/** What is compared with understanding; any other keyword has to stay as it is. */
const understood = new Set(['type', 'properties', 'required', 'items', 'anyOf', 'allOf', 'enum', 'const']);
const lowerBounds = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const upperBounds = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];

/**
 * Every way in which `after` breaks with `before`, whose facts and readers are out in the world. A new optional field is
 * no break: who doesn't know it leaves it out. All else that differs is one, because it either admits what old readers
 * refuse or refuses what old facts hold.
 */
export function compareSchemas(before: JsonSchema, after: JsonSchema, path = 'data'): Found[] {
  return compareAlternatives(alternativesOf(before), alternativesOf(after), path);
}

/** A schema as the forms that a value may have, each of one type: what may be null has two. */
function alternativesOf(schema: JsonSchema): JsonSchema[] {
  const { anyOf, ...rest } = schema;
  if (anyOf) return anyOf.flatMap((each) => alternativesOf({ ...rest, ...each }));
  const { type } = schema;
  if (!Array.isArray(type)) return [schema];
  return type.map((each) => (each === 'null' ? { type: each } : { ...schema, type: each }));
}

/** Alternatives have no order: the same ones are set aside, those left are compared with one of their own type. */
function compareAlternatives(before: JsonSchema[], after: JsonSchema[], path: string): Found[] {
  const added = [...after];
  const take = (matches: (schema: JsonSchema) => boolean): JsonSchema | undefined => {
    const index = added.findIndex(matches);
    return index < 0 ? undefined : added.splice(index, 1)[0];
  };
  const onlyForm = before.length === 1 && after.length === 1;
  const breaks = before
    .filter((was) => !take((is) => isSame(was, is)))
    .flatMap((was): Found[] => {
      const is = take((each) => each.type === was.type && (onlyForm || !('const' in was || 'const' in each)));
      return is
        ? compareForms(was, is, path)
        : [{ path, breaks: 'old-facts', what: `may no longer be ${nameOf(was)}` }];
    });
  return [
    ...breaks,
    ...added.map((is): Found => ({ path, breaks: 'old-readers', what: `may now be ${nameOf(is)}` })),
  ];
}

function compareForms(before: JsonSchema, after: JsonSchema, path: string): Found[] {
  const found: Find = (breaks, what) => ({ path, breaks, what });
  return [
    ...compareValues(before, after, found),
    ...compareBounds(before, after, found),
    ...compareFields(before, after, path),
    ...compareItems(before, after, path),
    ...compareParts(before, after, path),
    ...compareTheRest(before, after, found),
  ];
}

type Find = (breaks: Broken, what: string) => Found;

function nameOf(schema: JsonSchema): string {
  return 'const' in schema ? JSON.stringify(schema.const) : `of type ${schema.type ?? 'any'}`;
}

function valuesOf(schema: JsonSchema): readonly unknown[] | undefined {
  return 'const' in schema ? [schema.const] : schema.enum;
}

function compareValues(before: JsonSchema, after: JsonSchema, found: Find): Found[] {
  const [old, current] = [valuesOf(before), valuesOf(after)];
  if (!old && !current) return [];
  if (!old) return [found('old-facts', 'is limited to certain values now')];
  if (!current) return [found('old-readers', 'is no longer limited to certain values')];
  return [
    ...old
      .filter((value) => !current.includes(value))
      .map((value) => found('old-facts', `lost the value ${value}`)),
    ...current
      .filter((value) => !old.includes(value))
      .map((value) => found('old-readers', `has the new value ${value}`)),
  ];
}

function compareBounds(before: JsonSchema, after: JsonSchema, found: Find): Found[] {
  const compare = (keyword: string, unbounded: number, sign: 1 | -1): Found[] => {
    const old = Number(before[keyword] ?? unbounded);
    const current = Number(after[keyword] ?? unbounded);
    if (old === current) return [];
    const tighter = (current - old) * sign > 0;
    const change = `${before[keyword] ?? 'none'} to ${after[keyword] ?? 'none'}`;
    return [
      tighter
        ? found('old-facts', `${keyword} was tightened from ${change}`)
        : found('old-readers', `${keyword} was loosened from ${change}`),
    ];
  };
  return [
    ...lowerBounds.flatMap((keyword) => compare(keyword, Number.NEGATIVE_INFINITY, 1)),
    ...upperBounds.flatMap((keyword) => compare(keyword, Number.POSITIVE_INFINITY, -1)),
  ];
}

function compareFields(before: JsonSchema, after: JsonSchema, path: string): Found[] {
  const [old, current] = [before.properties ?? {}, after.properties ?? {}];
  const [hadToBe, hasToBe] = [new Set(before.required), new Set(after.required)];
  return [...new Set([...Object.keys(old), ...Object.keys(current)])].flatMap((name): Found[] => {
    const at = `${path}.${name}`;
    const [was, is] = [old[name], current[name]];
    const found = (breaks: Broken, what: string): Found => ({ path: at, breaks, what });
    if (!was)
      return [
        ...(hasToBe.has(name)
          ? [found('old-facts', 'is a new field that old facts lack, and is required')]
          : []),
        ...(before.additionalProperties === false
          ? [found('old-readers', 'is new where no more was allowed')]
          : []),
      ];
    if (!is)
      return [
        found('old-readers', 'was removed or renamed'),
        ...(after.additionalProperties === false
          ? [found('old-facts', 'was removed where no more is allowed')]
          : []),
      ];
    return [
      ...(hasToBe.has(name) && !hadToBe.has(name)
        ? [found('old-facts', 'was optional and is required')]
        : []),
      ...(hadToBe.has(name) && !hasToBe.has(name)
        ? [found('old-readers', 'was required and is optional')]
        : []),
      ...compareSchemas(was, is, at),
    ];
  });
}

function compareItems(before: JsonSchema, after: JsonSchema, path: string): Found[] {
  const at = `${path}[]`;
  if (before.items && after.items) return compareSchemas(before.items, after.items, at);
  if (before.items) return [{ path: at, breaks: 'old-readers', what: 'may be anything now' }];
  return after.items ? [{ path: at, breaks: 'old-facts', what: 'may no longer be anything' }] : [];
}

function compareParts(before: JsonSchema, after: JsonSchema, path: string): Found[] {
  const [old, current] = [before.allOf ?? [], after.allOf ?? []];
  return Array.from({ length: Math.max(old.length, current.length) }).flatMap((_, index): Found[] => {
    const [was, is] = [old[index], current[index]];
    if (was && is) return compareSchemas(was, is, path);
    return [
      was
        ? { path, breaks: 'old-readers', what: 'has to fulfil less than before' }
        : { path, breaks: 'old-facts', what: 'has to fulfil more than before' },
    ];
  });
}

function compareTheRest(before: JsonSchema, after: JsonSchema, found: Find): Found[] {
  const known = new Set([...annotations, ...understood, ...lowerBounds, ...upperBounds]);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((keyword) => !known.has(keyword) && !isSame(before[keyword], after[keyword]))
    .flatMap((keyword): Found[] => {
      const [was, is] = [before[keyword], after[keyword]];
      if (was === undefined) return [found('old-facts', `has to fulfil the new rule ${keyword}`)];
      if (is === undefined) return [found('old-readers', `no longer has the rule ${keyword}`)];
      return [found('old-facts', `has another ${keyword}`), found('old-readers', `has another ${keyword}`)];
    });
}

/** Whether two pieces of JSON are the same, whatever the order of their fields. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([keyword]) => !annotations.has(keyword))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([keyword, inner]) => [keyword, sorted(inner)]),
  );
}
