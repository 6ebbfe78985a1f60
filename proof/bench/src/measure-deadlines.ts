import type { EngineAddresses } from '@iwaa/engines/engines';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import { openAdminKafka } from '@iwaa/proof-kit/kafka/admin-kafka';
import { followTopics } from '@iwaa/proof-kit/kafka/follow-topics';
import { scheduleDeadlines } from './deadline-schedule.ts';
import { atRate } from './drive/at-rate.ts';
import type { CaseDeadline } from './measure/histories.ts';
import { latencyOf } from './measure/percentile.ts';
import type { Product } from './product/product-subject.ts';
import type { DeadlinesStep } from './results.ts';
import { type Measured, type Surroundings, untilRead } from './surroundings.ts';

const minuteMs = 60_000;
const mostUnanswered = 32;
const mostHistories = 200;
const tellEvery = 1000;

/** A deadline of which it was told that it was missed; times in ms since 1970. */
interface Missed extends CaseDeadline {
  readonly toldAt: number;
}

/** How long after their minute it is waited until all were told: at least as long as twenty a second take. */
function limitMs(deadlines: number): number {
  return minuteMs + deadlines * 50;
}

/** People who wait for a bed that is not there: so many deadlines fall due within a minute; says how late each was told, and why. */
export async function measureDeadlines(
  product: Measured & { readonly subject: Product },
  engines: EngineAddresses,
  around: Surroundings,
  deadlines: number,
): Promise<DeadlinesStep> {
  const missed = new Map<string, Missed>();
  const reading = await followTopics(
    openAdminKafka(engines, 'bench'),
    ['iwaa.casework.v1'],
    ({ headers, value }) => {
      if (String(headers?.ce_type) !== 'iwaa.casework.deadline-missed.v1') return;
      const { caseId, dueAt } = JSON.parse(String(value));
      const toldAt = Date.parse(String(headers?.ce_time));
      missed.set(caseId, { caseId, dueAt: Date.parse(dueAt), toldAt });
      if (missed.size % tellEvery === 0) around.tell(`${missed.size} of ${deadlines} were told.`);
    },
  );
  try {
    const firstDueMs = await haveThemWait(product, around, deadlines);
    const quietMs = Math.round(firstDueMs - performance.now());
    around.tell(`All wait and all is read; the first deadline falls due in ${Math.round(quietMs / 1000)} s.`);
    await waitUntil(() => missed.size >= deadlines, {
      everyMs: 250,
      timeoutMs: Math.max(0, quietMs) + minuteMs + limitMs(deadlines),
    });
    const step = { deadlines, quietMs, ...(await asFound([...missed.values()], around)) };
    around.tell(
      `${step.told} of ${deadlines} deadlines were told, ${step.late.median} ms late (99th ${step.late.p99}).`,
    );
    return step;
  } finally {
    await reading.close();
  }
}

/** Has so many people wait and everything about them read; resolves with when the first deadline falls due, by this process' clock. */
async function haveThemWait(
  product: Measured & { readonly subject: Product },
  { numbers, tell }: Surroundings,
  deadlines: number,
): Promise<number> {
  const { perSecond, waits, blockOf, firstDue } = scheduleDeadlines(deadlines);
  const meet = await product.subject.openWaiting(waits.map((seconds) => `PT${seconds}S`));
  await untilRead(product);
  const minutes = waits.length;
  tell(
    `${deadlines} people are met within ${minutes} min, ${perSecond.toFixed(1)} a second, and wait for a bed.`,
  );
  const first = numbers(deadlines);
  const began = performance.now();
  let met = 0;
  await atRate({ first, count: deadlines, perSecond, mostUnanswered }, async (number) => {
    await meet(number, blockOf(number - first));
    met += 1;
    if (met % tellEvery === 0)
      tell(`${met} of ${deadlines} are met after ${Math.round((performance.now() - began) / 1000)} s.`);
  });
  await untilRead(product);
  return began + firstDue * 1000;
}

async function asFound(
  missed: readonly Missed[],
  { histories }: Surroundings,
): Promise<Omit<DeadlinesStep, 'deadlines' | 'quietMs'>> {
  const inOrder = missed.toSorted((one, other) => one.dueAt - other.dueAt);
  const firstDueAt = inOrder[0]?.dueAt ?? 0;
  const bySecond = Map.groupBy(inOrder, ({ dueAt }) => Math.floor((dueAt - firstDueAt) / 1000));
  const stride = Math.max(1, Math.ceil(inOrder.length / mostHistories));
  const wakings = await histories.readWakings(inOrder.filter((_, index) => index % stride === 0));
  return {
    told: missed.length,
    late: latencyOf(missed.map(({ toldAt, dueAt }) => toldAt - dueAt)),
    histories: wakings.length,
    fired: latencyOf(wakings.map(({ firedMs }) => Math.round(firedMs))),
    atWork: latencyOf(wakings.map(({ atWorkMs }) => Math.round(atWorkMs))),
    dueWithinMs: (inOrder.at(-1)?.dueAt ?? 0) - firstDueAt,
    busiestSecond: Math.max(0, ...[...bySecond.values()].map(({ length }) => length)),
  };
}
