import { expect } from '@jest/globals';
import type { Asker, TestAnswer, TestService } from './test-service.ts';

/**
 * Reads a list of at least two items page by page, and checks what holds for every list: its pages add up to the whole, its
 * cursors belong to it, and what is no page is refused by the field's name. The list must not change meanwhile.
 * @param list its address, with filters where it has some.
 * @param narrower one more filter, whose list is another list; left out where it has none.
 */
export async function pagesOf<Item>(
  service: TestService,
  asker: Asker,
  list: string,
  narrower?: string,
): Promise<Item[]> {
  const ask = (query: string): Promise<TestAnswer> =>
    service.request(asker, { method: 'GET', url: `${list}${list.includes('?') ? '&' : '?'}${query}` });
  const { items } = (await ask('limit=1000')).body as { items: Item[] };
  expect(items.length).toBeGreaterThan(1);

  const pages: Item[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: TestAnswer = await ask(next === '' ? 'limit=1' : `limit=1&after=${next}`);
    expect(page).toMatchObject({ status: 200, body: { items: [{}] } });
    pages.push(...page.body.items);
    next = page.body.next;
  }
  expect(pages).toEqual(items);

  const { next: second } = (await ask('limit=1')).body as { next: string };
  const wrong = {
    limit: ['limit=0', 'limit=1001', 'limit=x'],
    after: ['after=', 'after=x', 'after=eyJhIjoxfQ', ...(narrower ? [`after=${second}&${narrower}`] : [])],
  };
  for (const [field, queries] of Object.entries(wrong))
    for (const query of queries)
      expect(await ask(query)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', errors: [{ field: `querystring.${field}` }] },
      });
  return items;
}
