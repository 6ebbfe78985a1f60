import type { Route } from '@iwaa/contracts/route';
import { routes } from '@iwaa/contracts/routes/catalogue';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { createLogger } from '../logger.ts';
import { buildApp } from './app.ts';
import { type Handlers, serve } from './handlers.ts';

interface Media {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: { readonly status: number } }>>;
}
interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly in: string;
    readonly example?: unknown;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: Readonly<Record<string, Media>> }>
  >;
}
interface Document {
  readonly info: { readonly license?: { readonly identifier?: string }; readonly contact?: object };
  readonly servers?: readonly { readonly url: string }[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: object };
}

/** The document that a service serves, by its contracts; nothing is asked of it. */
async function documentOf(service: keyof typeof routes): Promise<Document> {
  const table: Readonly<Record<string, Route>> = routes[service];
  const unasked = Object.keys(table).map((name) => [name, () => Promise.reject(new Error('not asked'))]);
  const app = await buildApp({
    name: service,
    description: `The ${service} service.`,
    version: '1.0.0',
    routes: serve(table, Object.fromEntries(unasked) as Handlers<typeof table>),
    verifyToken: async () => undefined,
    log: createLogger(service, 'silent'),
    registry: new Registry(),
    readiness: {},
    recordAccess: async () => undefined,
  });
  const document = (await app.inject('/openapi.json')).json<Document>();
  await app.close();
  return document;
}

describe.each(serviceNames)('the OpenAPI document of %s', (service) => {
  it('names no schema that nothing refers to', async () => {
    const { components, paths } = await documentOf(service);
    const named = Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(named.filter((name) => !JSON.stringify(paths).includes(name))).toEqual([]);
    expect(named).toContain('#/components/schemas/Problem');
  });

  it('says under which licence it is, whom to ask, and where the service is', async () => {
    const { info, servers } = await documentOf(service);
    expect(info).toMatchObject({ license: { identifier: 'EUPL-1.2' }, contact: expect.anything() });
    expect(servers).toEqual([expect.objectContaining({ url: '/' })]);
  });

  it('has every route, each with what it does, who may, and a resource that is described', async () => {
    const { paths, tags = [] } = await documentOf(service);
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      Object.keys(routes[service]).sort(),
    );
    const described = tags.filter(({ description }) => description).map(({ name }) => name);
    for (const { summary, description, tags: own } of operations) {
      expect(summary).toMatch(/\w/);
      expect(description).toMatch(/Who may \(`[a-z.-]+`\): \w/);
      expect(own).toHaveLength(1);
      expect(described).toEqual(expect.arrayContaining([...(own ?? [])]));
    }
  });

  it('has an example of each body, each answer, each refusal and each part of an address', async () => {
    const { paths } = await documentOf(service);
    for (const { requestBody, responses, parameters = [] } of Object.values(paths).flatMap((path) =>
      Object.values(path),
    )) {
      for (const { example } of Object.values(requestBody?.content ?? {})) expect(example).toBeDefined();
      for (const [status, { content }] of Object.entries(responses)) {
        for (const { example, examples = {} } of Object.values(content)) {
          if (Number(status) < 300) expect(example).toBeDefined();
          else expect(Object.values(examples).map(({ value }) => String(value.status))).toContain(status);
        }
      }
      for (const { example } of parameters.filter((parameter) => parameter.in === 'path'))
        expect(example).toBeDefined();
    }
  });
});
