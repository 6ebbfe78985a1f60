import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { exampleOf, uuidOf } from '../example-of.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { Route } from '../route.ts';
import { routes } from './catalogue.ts';

const all = Object.entries(routes).flatMap(([service, table]) =>
  Object.entries<Route>(table).map(([name, route]) => [`${service} ${name}`, route] as const),
);

const exampleFor = (schema: z.ZodType, io: 'input' | 'output') =>
  exampleOf(z.toJSONSchema(schema, { io }) as JsonSchema);

describe('the example that the API documents give', () => {
  it.each(all)('of what a request says is taken as a request: %s', (_name, { params, query, body }) => {
    for (const schema of [params, query, body]) {
      const read = schema.safeParse(exampleFor(schema, 'input'));
      expect(read.error?.issues).toBeUndefined();
    }
  });

  it.each(all)('of an answer is such an answer: %s', (_name, { answer }) => {
    expect(answer.safeParse(exampleFor(answer, 'output')).error?.issues).toBeUndefined();
  });

  it('names one thing by one id wherever it is named, and two things by two', () => {
    expect(uuidOf('roundId')).toBe(uuidOf('roundId'));
    expect(uuidOf('roundId')).not.toBe(uuidOf('personId'));
    for (const name of ['roundId', 'x', 'aVeryLongNameOfAnId'])
      expect(z.uuid().safeParse(uuidOf(name)).success).toBe(true);
  });
});
