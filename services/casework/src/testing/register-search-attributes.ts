import type { Connection } from '@temporalio/client';
import { searchAttributes } from '../workflows/search-attributes.ts';

// The numbers of temporal.api.enums.v1.IndexedValueType.
const types = { Keyword: 2, Bool: 5, Datetime: 6, KeywordList: 7 } as const;

/** Registers the cases' search attributes on a Temporal of a test's own. */
export async function registerSearchAttributes(
  connection: Pick<Connection, 'operatorService'>,
  namespace: string,
): Promise<void> {
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(
      Object.entries(searchAttributes).map(([name, type]) => [name, types[type]]),
    ),
  });
}
