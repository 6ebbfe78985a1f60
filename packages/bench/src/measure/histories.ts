import { setTimeout as wait } from 'node:timers/promises';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { inTurn } from '@iwaa/winter/players/in-turn';
import { Client, Connection } from '@temporalio/client';

type Workflows = Client['workflow'];
type HistoryEvent = NonNullable<
  Awaited<ReturnType<ReturnType<Workflows['getHandle']>['fetchHistory']>>['events']
>[number];

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
  /** Reads the histories of some cases; waits up to `patienceMs` until each has seen its bed, where `untilSeen`. */
  read(caseIds: readonly string[], untilSeen: boolean): Promise<CaseHistory[]>;
  close(): Promise<void>;
}

const patienceMs = 120_000;
const againAfterMs = 200;

/** Opens Temporal for reading histories. They hold the server's own times, so that looking afterwards disturbs nothing. */
export async function openHistories({ temporal }: EngineAddresses): Promise<HistoryReader> {
  const connection = await Connection.connect({ address: temporal.address });
  const { workflow } = new Client({ connection, namespace: temporal.namespace });

  async function readOne(caseId: string, untilSeen: boolean): Promise<CaseHistory> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const history = await workflow
        .getHandle(caseId)
        .fetchHistory()
        .then(({ events }) => summaryOf(caseId, events ?? []))
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
      await inTurn(caseIds, 4, async (caseId) => {
        histories.push(await readOne(caseId, untilSeen));
      });
      return histories;
    },
    close: () => connection.close(),
  };
}

function summaryOf(caseId: string, events: readonly HistoryEvent[]): CaseHistory {
  const count = (field: keyof HistoryEvent): number => events.filter((event) => event[field]).length;
  const told = events.findIndex((event) => tellsOfBed(event));
  const seen =
    told < 0
      ? undefined
      : events.slice(told).find((event) => event.workflowTaskCompletedEventAttributes)?.eventTime;
  return {
    caseId,
    events: events.length,
    workflowTasks: count('workflowTaskCompletedEventAttributes'),
    signals: count('workflowExecutionSignaledEventAttributes'),
    activities: count('activityTaskScheduledEventAttributes'),
    timers: count('timerStartedEventAttributes'),
    upserts: count('upsertWorkflowSearchAttributesEventAttributes'),
    sawBedAt: seen ? Number(seen.seconds ?? 0) * 1000 + Number(seen.nanos ?? 0) / 1e6 : undefined,
  };
}

function tellsOfBed({ workflowExecutionSignaledEventAttributes: signal }: HistoryEvent): boolean {
  const payloads = signal?.input?.payloads ?? [];
  return payloads.some(({ data }) => data && Buffer.from(data).includes('bed-held'));
}
