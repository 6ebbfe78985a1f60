import { type Activity, type Idle, waitUntilIdle } from '@iwaa/proof-kit/wait-until-idle';
import type { Kafka } from 'kafkajs';
import { countUnsent } from './evidence/documents.ts';
import { readGroups } from './evidence/groups.ts';

const timing = { quietMs: 2500, lookEveryMs: 400 };

/** Waits until every outbox is empty, every group has read everything, and nothing new is published for a while. */
export function waitUntilPlatformIsIdle(
  kafka: Kafka,
  mongoUrl: string,
  limitMs: number,
  onUnderWay: (what: string) => void,
): Promise<Idle> {
  return waitUntilIdle(() => look(kafka, mongoUrl), { ...timing, limitMs, onUnderWay });
}

async function look(kafka: Kafka, mongoUrl: string): Promise<Activity> {
  try {
    const unsent = await countUnsent(mongoUrl);
    const { messages: events, groups } = await readGroups(kafka);
    const behind = groups.filter(({ lag }) => lag > 0);
    const unread = behind.reduce((total, { lag }) => total + lag, 0);
    if (unsent > 0) return { underWay: `${unsent} outboxes are not empty`, events };
    if (unread === 0) return { underWay: undefined, events };
    const names = [...new Set(behind.map(({ group }) => group))].join(', ');
    return { underWay: `${unread} messages are not read by ${names}`, events };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    return { underWay: `an engine does not answer (${name})`, events: -1 };
  }
}
