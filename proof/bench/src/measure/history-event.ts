import type { Client } from '@temporalio/client';

type Handle = ReturnType<Client['workflow']['getHandle']>;

/** One event of a workflow's history, as the server gives it. */
export type HistoryEvent = NonNullable<Awaited<ReturnType<Handle['fetchHistory']>>['events']>[number];

/** When the server wrote the event, in ms since 1970. */
export function timeOf({ eventTime }: HistoryEvent): number {
  return Number(eventTime?.seconds ?? 0) * 1000 + Number(eventTime?.nanos ?? 0) / 1e6;
}
