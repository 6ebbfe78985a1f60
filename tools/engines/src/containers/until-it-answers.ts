import { waitUntil } from '../process/wait-until.ts';
import { EnginesRefusal } from '../refusal.ts';
import { ANSWER_LIMIT_MS } from './images.ts';

/** Waits for an engine in a container. Refuses with `engine-silent` after two minutes. */
export async function untilItAnswers(title: string, ask: () => Promise<boolean>): Promise<void> {
  if (await waitUntil(ask, { everyMs: 100, timeoutMs: ANSWER_LIMIT_MS })) return;
  throw new EnginesRefusal(
    'engine-silent',
    `${title}'s container started but did not answer within ${ANSWER_LIMIT_MS / 1000} s and is removed: run it again with DEBUG=testcontainers:containers to see its log.`,
  );
}
