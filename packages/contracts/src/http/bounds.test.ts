import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { deadlineBounds, followUpVisitBounds } from '../deadline-bounds.ts';
import { durationMs, durationPattern } from '../duration.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { Route } from '../route.ts';
import { routes } from '../routes/catalogue.ts';
import { deadlineKinds } from '../vocabulary.ts';
import { durationBetween } from './duration-between.ts';
import * as intake from './intake.ts';

interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
}

/** Every field that a request may have, with what OpenAPI says of it. */
const fields = Object.values(routes)
  .flatMap((ofService) => Object.entries<Route>(ofService))
  .flatMap(([name, { params, query, body }]) =>
    [params, query, body].flatMap((schema) =>
      fieldsOf(name, z.toJSONSchema(schema, { io: 'input' }) as JsonSchema),
    ),
  );

function fieldsOf(name: string, schema: JsonSchema): Field[] {
  return [
    { name, schema },
    ...Object.entries(schema.properties ?? {}).flatMap(([field, inner]) =>
      fieldsOf(`${name}.${field}`, inner),
    ),
    ...(schema.items ? fieldsOf(`${name}[]`, schema.items) : []),
    ...[...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap((form) => fieldsOf(name, form)),
  ];
}

const of = (holds: (schema: JsonSchema) => boolean) => fields.filter(({ schema }) => holds(schema));
const without = (some: readonly Field[], holds: (schema: JsonSchema) => boolean) =>
  some.filter(({ schema }) => !holds(schema)).map(({ name }) => name);

describe('a contact', () => {
  const met = { person: { profile: { unit: 'men', ageGroup: '18-64' } }, place: 'bus-station' };

  it('says why a bed is declined only where one is', () => {
    const said = { ...met, shelterDeclinedFor: 'animal' };
    expect(intake.recordContact.safeParse({ ...said, declined: ['shelter'] }).success).toBe(true);
    expect(intake.recordContact.safeParse({ ...said, declined: ['health'] }).error?.issues).toMatchObject([
      { path: ['shelterDeclinedFor'] },
    ]);
    expect(intake.recordContact.parse({ ...met, declined: ['shelter'] }).shelterDeclinedFor).toBeNull();
  });
});

describe('what a request may say has bounds, which OpenAPI states', () => {
  it('as a list', () => {
    const lists = of(({ type }) => type === 'array');
    expect(lists.length).toBeGreaterThan(5);
    expect(without(lists, ({ maxItems }) => Number(maxItems) <= 600)).toEqual([]);
  });

  it('as a number', () => {
    const numbers = of(({ type }) => type === 'integer' || type === 'number');
    expect(numbers.length).toBeGreaterThan(5);
    expect(
      without(numbers, ({ minimum, maximum }) => Number(minimum) >= 0 && Number(maximum) <= 10_000),
    ).toEqual([]);
  });

  it('as a text', () => {
    const texts = of(
      ({ type, format, ...rest }) => type === 'string' && format === undefined && rest.enum === undefined,
    );
    expect(texts.length).toBeGreaterThan(5);
    const endless = (pattern: unknown) => typeof pattern !== 'string' || /[^\\][*+]|,}/.test(pattern);
    expect(
      without(texts, ({ maxLength, pattern }) => Number(maxLength) <= 4000 || !endless(pattern)),
    ).toEqual([]);
  });

  it('as a date, an instant or a duration', () => {
    const times = of(
      ({ format, pattern }) =>
        format === 'date' || format === 'date-time' || pattern === durationPattern.source,
    );
    expect(times.length).toBeGreaterThan(15);
    expect(without(times, ({ description }) => /from \S+ to \S+\.$/.test(String(description)))).toEqual([]);
  });
});

describe('a duration between two others', () => {
  const parts = fc.tuple(
    ...[4, 10, 50, 100, 100].map((max) => fc.option(fc.integer({ min: 0, max }), { freq: 2 })),
  );
  const duration = parts
    .map(([weeks, days, hours, minutes, seconds]) => {
      const part = (count: number | null | undefined, unit: string) =>
        count == null ? '' : `${count}${unit}`;
      const time = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S');
      return `P${part(weeks, 'W')}${part(days, 'D')}${time === '' ? '' : `T${time}`}`;
    })
    .filter((text) => durationPattern.test(text));

  it('is neither shorter nor longer', () => {
    fc.assert(
      fc.property(duration, duration, duration, (one, other, given) => {
        const [shortest = '', longest = ''] = [one, other].sort((a, b) => durationMs(a) - durationMs(b));
        const within = durationMs(shortest) <= durationMs(given) && durationMs(given) <= durationMs(longest);
        expect(durationBetween({ shortest, longest }).safeParse(given).success).toBe(within);
      }),
    );
  });

  it.each([
    ...deadlineKinds.map((kind) => [kind, deadlineBounds[kind]] as const),
    ['followUpVisit', followUpVisitBounds] as const,
  ])('as %s is more than nothing, and no time for ever', (_kind, bounds) => {
    const given = durationBetween(bounds);
    for (const wrong of [
      'PT0S',
      'P0D',
      'PT0.999S',
      'P100000000W',
      `PT${'9'.repeat(36)}S`,
      'P1Y',
      '-PT1S',
      '',
      'PT',
    ])
      expect([wrong, given.safeParse(wrong).success]).toEqual([wrong, false]);
    expect(given.parse(bounds.longest)).toBe(bounds.longest);
  });
});

describe('a campaign that is declared', () => {
  const declaration = {
    campaignId: 'SK-2425',
    city: 'Sidi Kacem',
    startsOn: '2024-12-12',
    endsOn: '2025-01-31',
  };
  const faults = (changes: object) =>
    intake.declareCampaign
      .safeParse({ ...declaration, ...changes })
      .error?.issues.map(({ path }) => path.join('.'));

  it('takes the deadlines that it has where it sets nothing', () => {
    expect(faults({ deadlines: intake.defaultDeadlines })).toBeUndefined();
    expect(faults({})).toBeUndefined();
  });

  it.each([
    [{ startsOn: '0001-01-01' }, 'startsOn'],
    [{ endsOn: '9999-12-31' }, 'endsOn'],
    [{ deadlines: { waitingForBed: 'P100000000W' } }, 'deadlines.waitingForBed'],
    [{ deadlines: { bedHold: 'PT0S' } }, 'deadlines.bedHold'],
    [{ followUpVisits: ['P30D', 'P7D'] }, 'followUpVisits'],
    [{ followUpVisits: ['P7D', 'P1W'] }, 'followUpVisits'],
    [{ followUpVisits: ['P7D', 'P800D'] }, 'followUpVisits.1'],
  ])('refuses %j by the name of the field', (changes, field) => expect(faults(changes)).toEqual([field]));
});
