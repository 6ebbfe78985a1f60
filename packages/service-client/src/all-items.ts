import type { Route } from '@iwaa/contracts/route';
import type { z } from 'zod';
import type { RequestOf, ServiceClient } from './service-client.ts';

/** A route whose answer is one page of a list. */
type ListRoute = Route<'query'> & {
  readonly answer: z.ZodType<{ readonly items: readonly unknown[]; readonly next: string | null }>;
};
type ItemOf<R extends ListRoute> = z.output<R['answer']>['items'][number];

/**
 * Every item of a list, page by page; a page is asked for when the one before is used up. What is added or taken away
 * meanwhile may be given or not, everything else is given once. `limit` in the query is the size of a page.
 * @throws as `ServiceClient.call` does
 */
export async function* allItems<R extends ListRoute>(
  client: Pick<ServiceClient, 'call'>,
  route: R,
  request: RequestOf<R>,
): AsyncGenerator<ItemOf<R>, void, undefined> {
  let after: string | null = null;
  do {
    const query: object = { ...(request.query ?? {}), ...(after === null ? {} : { after }) };
    const page = await client.call<ListRoute>(route, { ...request, query } as RequestOf<ListRoute>);
    yield* page.items as Iterable<ItemOf<R>>;
    after = page.next;
  } while (after !== null);
}
