import type { EngineAddresses } from '@iwaa/engines/engines';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';

/** Search attributes by name, with the type that Temporal shall give each. */
export type SearchAttributes = Readonly<
  Record<string, 'Keyword' | 'KeywordList' | 'Bool' | 'Datetime' | 'Int'>
>;

// The numbers of temporal.api.enums.v1.IndexedValueType.
const INDEXED_VALUE_TYPE = { Keyword: 2, Int: 3, Bool: 5, Datetime: 6, KeywordList: 7 } as const;
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;
const ASK_EVERY_MS = 50;
const LIMIT_MS = 30_000;

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

async function makeNamespace(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return false;
  } catch (error) {
    if (codeOf(error) !== NOT_FOUND) throw error;
  }
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs('30 days'),
    });
  } catch (error) {
    if (codeOf(error) !== ALREADY_EXISTS) throw error;
  }
  return true;
}

/**
 * Makes the namespace and the search attributes that are missing, and comes back when Temporal lists them.
 * Gives how many attributes it added. Throws where one is there with another type: that can't be changed in place.
 */
export async function provisionTemporal(
  { address, namespace }: EngineAddresses['temporal'],
  wanted: SearchAttributes,
): Promise<number> {
  if (Object.keys(wanted).length === 0) return 0;
  const connection = await Connection.connect({ address });
  try {
    await makeNamespace(connection, namespace);
    const listed = async (): Promise<Record<string, unknown>> => {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
      return customAttributes ?? {};
    };
    const there = await listed();
    for (const [name, type] of Object.entries(wanted)) {
      if (there[name] !== undefined && there[name] !== INDEXED_VALUE_TYPE[type]) {
        throw new Error(
          `Temporal has a search attribute ${name} of another type than ${type}: remove it there, or name the new one differently.`,
        );
      }
    }
    const missing = Object.entries(wanted).filter(([name]) => there[name] === undefined);
    if (missing.length === 0) return 0;
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, INDEXED_VALUE_TYPE[type]])),
    });
    const end = performance.now() + LIMIT_MS;
    for (;;) {
      const now = await listed();
      if (missing.every(([name]) => now[name] !== undefined)) return missing.length;
      if (performance.now() > end)
        throw new Error('Temporal took the search attributes, but does not list them.');
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
  } finally {
    await connection.close();
  }
}
