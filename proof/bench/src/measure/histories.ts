import { setTimeout as wait } from 'node:timers/promises';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { Client, Connection } from '@temporalio/client';
import pMap from 'p-map';
import { type HistoryEvent, timeOf } from './history-event.ts';
import { type Waking, wakingOf } from './waking.ts';

/** A case as Temporal has it. */
export interface CaseHistory {
  readonly caseId: string;
  readonly events: number;
  readonly workflowTasks: number;
  readonly signals: number;
  readonly activities: number;
  readonly timers: number;
  readonly upserts: number;
  /** When the workflow had worked on the signal that told of the bed, in ms since 1970; undefined: not yet. */
  readonly sawBedAt: number | undefined;
}

export interface HistoryReader {
  /** Reads the histories of some cases; waits up to `limitMs` until each has seen its bed, where `untilSeen`. */
  read(caseIds: readonly string[], untilSeen: boolean): Promise<CaseHistory[]>;
  /** Reads how late some cases were woken for a deadline; leaves out those that were not woken yet. */
  readWakings(deadlines: readonly CaseDeadline[]): Promise<Waking[]>;
  close(): Promise<void>;
}

export interface CaseDeadline {
  readonly caseId: string;
  /** In ms since 1970. */
  readonly dueAt: number;
}

const limitMs = 120_000;
const againAfterMs = 200;
/** Few enough that what is still going on is not held up by being looked at. */
const readAtOnce = 4;

/** Opens Temporal for reading histories. They hold the server's own times, so that looking afterwards disturbs nothing. */
export async function openHistories({ temporal }: EngineAddresses): Promise<HistoryReader> {
  const connection = await Connection.connect({ address: temporal.address });
  const { workflow } = new Client({ connection, namespace: temporal.namespace });

  async function eventsOf(caseId: string): Promise<readonly HistoryEvent[]> {
    return (await workflow.getHandle(caseId).fetchHistory()).events ?? [];
  }

  async function readOne(caseId: string, untilSeen: boolean): Promise<CaseHistory> {
    const end = performance.now() + limitMs;
    for (;;) {
      const history = await eventsOf(caseId)
        .then((events) => summaryOf(caseId, events))
        .catch((error: unknown) => {
          if (performance.now() > end) throw error;
          return undefined;
        });
      if (history && (!untilSeen || history.sawBedAt !== undefined)) return history;
      if (performance.now() > end) throw new Error(`The workflow of ${caseId} has not seen its bed.`);
      await wait(againAfterMs);
    }
  }

  return {
    async read(caseIds, untilSeen) {
      const histories: CaseHistory[] = [];
      await pMap(
        caseIds,
        async (caseId) => {
          histories.push(await readOne(caseId, untilSeen));
        },
        { concurrency: readAtOnce },
      );
      return histories;
    },
    async readWakings(deadlines) {
      const wakings: Waking[] = [];
      await pMap(
        deadlines,
        async ({ caseId, dueAt }) => {
          const waking = wakingOf(await eventsOf(caseId), dueAt);
          if (waking) wakings.push(waking);
        },
        { concurrency: readAtOnce },
      );
      return wakings;
    },
    close: () => connection.close(),
  };
}

function summaryOf(caseId: string, events: readonly HistoryEvent[]): CaseHistory {
  const count = (field: keyof HistoryEvent): number => events.filter((event) => event[field]).length;
  const told = events.findIndex((event) => tellsOfBed(event));
  const seen =
    told < 0 ? undefined : events.slice(told).find((event) => event.workflowTaskCompletedEventAttributes);
  return {
    caseId,
    events: events.length,
    workflowTasks: count('workflowTaskCompletedEventAttributes'),
    signals: count('workflowExecutionSignaledEventAttributes'),
    activities: count('activityTaskScheduledEventAttributes'),
    timers: count('timerStartedEventAttributes'),
    upserts: count('upsertWorkflowSearchAttributesEventAttributes'),
    sawBedAt: seen && timeOf(seen),
  };
}

function tellsOfBed({ workflowExecutionSignaledEventAttributes: signal }: HistoryEvent): boolean {
  const payloads = signal?.input?.payloads ?? [];
  return payloads.some(({ data }) => data && Buffer.from(data).includes('bed-held'));
}
