import { setTimeout as wait } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import { countUnsent } from './evidence/documents.ts';
import { type KafkaProgress, readProgress } from './evidence/groups.ts';

/** How the platform came to rest. */
export interface Rest {
  readonly ms: number;
  /** What was still under way when patience ran out; undefined: nothing. */
  readonly left: string | undefined;
}

/** Nothing may happen for so long before the platform counts as at rest, in ms. */
const quietMs = 2500;
const lookEveryMs = 400;

/** Waits until every outbox is empty, every group has read everything, and nothing new is published for a while. */
export async function untilRest(
  kafka: Kafka,
  mongoUrl: string,
  patienceMs: number,
  tell: (left: string) => void,
): Promise<Rest> {
  const began = performance.now();
  let messages = -1;
  let quietSince = began;
  for (;;) {
    const { left, progress } = await look(kafka, mongoUrl);
    const now = performance.now();
    if (left !== undefined || progress?.messages !== messages) {
      messages = progress?.messages ?? -1;
      quietSince = now;
    }
    if (now - quietSince >= quietMs) return { ms: Math.round(quietSince - began), left: undefined };
    if (now - began > patienceMs)
      return { ms: Math.round(now - began), left: left ?? 'new facts keep coming' };
    tell(left ?? 'quiet');
    await wait(lookEveryMs);
  }
}

async function look(
  kafka: Kafka,
  mongoUrl: string,
): Promise<{ left: string | undefined; progress?: KafkaProgress }> {
  try {
    const unsent = await countUnsent(mongoUrl);
    const progress = await readProgress(kafka);
    const behind = progress.groups.filter(({ lag }) => lag > 0);
    const sum = behind.reduce((total, { lag }) => total + lag, 0);
    if (unsent > 0) return { left: `${unsent} outboxes are not empty`, progress };
    if (sum > 0) {
      const groups = [...new Set(behind.map(({ group }) => group))].join(', ');
      return { left: `${sum} messages are not read by ${groups}`, progress };
    }
    return { left: undefined, progress };
  } catch (error) {
    return { left: `an engine does not answer (${error instanceof Error ? error.name : 'unknown'})` };
  }
}
