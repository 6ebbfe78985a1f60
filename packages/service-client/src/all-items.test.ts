import { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import { expect, it } from '@jest/globals';
import { allItems } from './all-items.ts';
import { RefusedRequest } from './refused-request.ts';
import type { ServiceClient } from './service-client.ts';

/** A list that is cut into pages, whose cursors say where each begins; asked for anything else it refuses. */
function listOf(pages: readonly (readonly string[])[]) {
  const asked: unknown[] = [];
  const call = async (_route: unknown, request: { query: { after?: string } }) => {
    asked.push(request);
    const at = Number(request.query.after ?? 0);
    const items = pages[at]?.map((fileId) => ({ fileId }));
    if (!items) throw new RefusedRequest('GET', '/mediation-files', 400, { code: 'invalid-request' });
    return { items, next: at + 1 < pages.length ? String(at + 1) : null };
  };
  return { asked, client: { call } as unknown as Pick<ServiceClient, 'call'> };
}
const wanted = { query: { state: 'opened', limit: 2 } } as const;

it('gives every item of every page once, in order, with the same filters for each page', async () => {
  const { asked, client } = listOf([['a', 'b'], [], ['c']]);
  const items = await Array.fromAsync(allItems(client, mediationRoutes.listMediationFiles, wanted));
  expect(items.map(({ fileId }) => fileId)).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual([
    wanted,
    { query: { ...wanted.query, after: '1' } },
    { query: { ...wanted.query, after: '2' } },
  ]);
});

it('asks for no page that nobody reads', async () => {
  const { asked, client } = listOf([['a', 'b'], ['c']]);
  for await (const { fileId } of allItems(client, mediationRoutes.listMediationFiles, wanted))
    if (fileId === 'b') break;
  expect(asked).toEqual([wanted]);
});

it('asks for one page where nothing is filtered, and gives nothing of an empty list', async () => {
  const { asked, client } = listOf([[]]);
  expect(await Array.fromAsync(allItems(client, mediationRoutes.listMediationFiles, {}))).toEqual([]);
  expect(asked).toEqual([{ query: {} }]);
});

it('fails as the client does', async () => {
  const { client } = listOf([]);
  await expect(allItems(client, mediationRoutes.listMediationFiles, wanted).next()).rejects.toThrow(
    RefusedRequest,
  );
});
