import type { Fact } from '@iwaa/contracts/event';
import { isTransient, TransientFault } from '../failure/fault.ts';
import type { FailurePolicy } from './failure-policy.ts';
import type { Reaction } from './reaction.ts';
import type { TakenMessage } from './taken-message.ts';

/** Works on messages and gives back those that are to be tried again. Never rejects. */
export type Deliver = (taken: readonly TakenMessage[]) => Promise<readonly TakenMessage[]>;

/** A fact of a batch that could not be handled while others were, and why. */
export interface FactFailure {
  readonly fact: Fact;
  readonly error: unknown;
}

/**
 * Handles facts as a batch; some of them may have been handled before. Resolves with those that failed. Rejects when nobody
 * knows which they are: after a transient fault all are handed over again, after any other error each by itself.
 */
export type HandleBatch = (facts: readonly Fact[], signal: AbortSignal) => Promise<readonly FactFailure[]>;

/** Longer than any handler takes (ms); one that never ends would keep its key for ever. */
const longestHandlingMs = 300_000;

async function withinTime<Result>(work: Promise<Result>): Promise<Result> {
  const tooLong = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    tooLong.reject(new TransientFault('The handling of a fact came to no end; it is tried again.'));
  }, longestHandlingMs);
  try {
    return await Promise.race([work, tooLong.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function factOf({ content }: TakenMessage): Fact | undefined {
  return 'fact' in content ? content.fact : undefined;
}

/** Puts aside what is no fact, and gives the others. */
async function onlyFacts(
  taken: readonly TakenMessage[],
  policy: FailurePolicy,
): Promise<readonly TakenMessage[]> {
  for (const each of taken)
    if ('reason' in each.content) {
      const { reason, faults = '-' } = each.content;
      await policy.deadLetter(each, { reason, code: faults });
    }
  return taken.filter(({ content }) => 'fact' in content);
}

/** Reacts to the facts of one key, in their order. One that is to be tried again keeps those behind it waiting. */
export function createReactionDelivery(reactions: readonly Reaction[], policy: FailurePolicy): Deliver {
  const byType = Map.groupBy(reactions, ({ type }) => type);

  async function react(fact: Fact, { topic, message }: TakenMessage): Promise<void> {
    const context = { topic, offset: message.offset };
    for (const reaction of byType.get(fact.type) ?? []) await withinTime(reaction.react(fact, context));
  }

  return async (taken) => {
    const facts = await onlyFacts(taken, policy);
    for (const [index, each] of facts.entries()) {
      const fact = factOf(each);
      if (!fact || each.signal.aborted) return [];
      try {
        await react(fact, each);
        await policy.handled([each]);
      } catch (error) {
        const verdict = policy.judge(each, error);
        if (verdict === 'retry') return facts.slice(index);
        await policy.deadLetter(each, verdict);
      }
    }
    return [];
  };
}

/** Hands facts over as a batch. Those that fail are tried again or put aside, the others are done. */
export function createBatchDelivery(handle: HandleBatch, policy: FailurePolicy): Deliver {
  async function judgeAll(
    failed: readonly TakenMessage[],
    errorOf: (taken: TakenMessage) => unknown,
  ): Promise<TakenMessage[]> {
    const again: TakenMessage[] = [];
    for (const each of failed) {
      const verdict = policy.judge(each, errorOf(each));
      if (verdict === 'retry') again.push(each);
      else await policy.deadLetter(each, verdict);
    }
    return again;
  }

  async function handOver(taken: readonly TakenMessage[]): Promise<readonly TakenMessage[]> {
    const [first] = taken;
    if (!first || first.signal.aborted) return [];
    const facts = taken.map(factOf).filter((fact) => fact !== undefined);
    try {
      const failures = await withinTime(handle(facts, first.signal));
      const errors = new Map<Fact | undefined, unknown>(failures.map(({ fact, error }) => [fact, error]));
      const [failed = [], handled = []] = [true, false].map((has) =>
        taken.filter((each) => errors.has(factOf(each)) === has),
      );
      await policy.handled(handled);
      return await judgeAll(failed, (each) => errors.get(factOf(each)));
    } catch (error) {
      if (taken.length === 1 || isTransient(error)) return judgeAll(taken, () => error);
    }
    const again: TakenMessage[] = [];
    for (const each of taken) again.push(...(await handOver([each])));
    return again;
  }

  return async (taken) => handOver(await onlyFacts(taken, policy));
}
