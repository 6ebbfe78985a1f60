import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { personalActions } from '../permissions.ts';
import type { Route } from '../route.ts';
import { routes } from './catalogue.ts';
import { resourceOf, resources } from './resources.ts';

const all = Object.entries(routes).flatMap(([service, table]) =>
  Object.entries(table as Record<string, Route>).map(
    ([name, route]) => [`${service} ${name}`, route] as const,
  ),
);

describe('every route', () => {
  it('is the only one of its service with its method and path', () => {
    for (const table of Object.values(routes)) {
      const addresses = Object.values(table as Record<string, Route>).map(
        ({ method, path }) => `${method} ${path}`,
      );
      expect(new Set(addresses).size).toBe(addresses.length);
    }
  });

  it.each(all)(
    'has a schema for each parameter of its path, and for nothing else: %s',
    (_name, { path, params }) => {
      const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      expect(Object.keys(params.shape)).toEqual(named);
    },
  );

  it.each(all)(
    'says in one sentence what it does, and each refusal once: %s',
    (_name, { summary, refusals }) => {
      expect(summary).toMatch(/^[A-Z].*[^.]$/);
      expect(new Set(refusals).size).toBe(refusals.length);
    },
  );

  it('that shows what is personal has an action of which the access log tells, and nothing else has', () => {
    const personal = all.filter(([, { personal }]) => personal).map(([, { action }]) => action);
    expect(new Set(personal)).toEqual(new Set(personalActions));
  });

  it('is about a resource that is described, and nothing else is', () => {
    expect(new Set(all.map(([, route]) => resourceOf(route)))).toEqual(new Set(Object.keys(resources)));
  });

  it.each(all.filter(([, { method }]) => method === 'GET'))(
    'that answers with a list answers page by page, and is named so: %s',
    (name, { query, answer }) => {
      const fields = answer instanceof z.ZodObject ? Object.entries(answer.shape) : [];
      const lists = fields.filter(([, field]) => field instanceof z.ZodArray);
      const isList = name.includes(' list');
      // A thing may have lists in it; what is nothing but a list is read page by page.
      if (isList) expect(fields.map(([field]) => field)).toEqual(['items', 'next']);
      else expect(lists.length).toBeLessThan(fields.length);
      for (const field of ['limit', 'after']) expect(Object.hasOwn(query.shape, field)).toBe(isList);
    },
  );
});
