import type { EngineAddresses } from '@iwaa/engines/engines';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import { latencyOf } from './measure/percentile.ts';
import type { Product } from './product/product-subject.ts';
import { openKafka, readTopics } from './read-topics.ts';
import type { DeadlinesStep } from './results.ts';
import type { Surroundings } from './surroundings.ts';

const withinMs = 60_000;
const patienceMs = 240_000;

/** People who wait for a bed that is not there: so many deadlines fall due within a minute; says how late each was told. */
export async function measureDeadlines(
  product: Product,
  engines: EngineAddresses,
  around: Surroundings,
  deadlines: number,
): Promise<DeadlinesStep> {
  const late: number[] = [];
  const reading = await readTopics(openKafka(engines), ['iwaa.casework.v1'], ({ headers, value }) => {
    if (String(headers?.ce_type) !== 'iwaa.casework.deadline-missed.v1') return;
    const { dueAt } = JSON.parse(String(value));
    late.push(Date.parse(String(headers?.ce_time)) - Date.parse(dueAt));
  });
  try {
    const began = performance.now();
    const sending = Array.from({ length: deadlines }, async (_, index) => {
      const due = (index * withinMs) / deadlines;
      await waitUntil(() => performance.now() - began >= due, { everyMs: 20, timeoutMs: withinMs });
      await product.meetWaiting(around.numbers(1));
    });
    await Promise.all(sending);
    await waitUntil(() => late.length >= deadlines, { everyMs: 250, timeoutMs: patienceMs });
    const step = { deadlines: late.length, late: latencyOf(late) };
    around.tell(`${late.length} deadlines: told ${step.late.median} ms late (99th ${step.late.p99}).`);
    return step;
  } finally {
    await reading.close();
  }
}
