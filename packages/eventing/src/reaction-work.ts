import type { BatchWork } from './batch.ts';
import type { FactSettling } from './fact-settling.ts';
import type { createMessageIntake } from './message-intake.ts';
import type { Reaction } from './reaction.ts';

export interface ReactionWorkOptions {
  readonly intake: ReturnType<typeof createMessageIntake>;
  readonly settling: FactSettling;
  readonly reactions: readonly Reaction[];
  /** How many keys of a batch are worked on at once. */
  readonly concurrency: number;
}

/** Reacts to the facts of a batch: key by key in order, several keys at once. */
export function createReactionWork(options: ReactionWorkOptions): BatchWork {
  const { intake, settling, concurrency } = options;
  const reactions = Map.groupBy(options.reactions, (reaction) => reaction.type);

  return async (batch, signal, settled) => {
    async function takes(index: number): Promise<boolean> {
      const message = batch.messages[index];
      const received = message === undefined ? undefined : intake(batch.topic, message);
      if (message === undefined || received === undefined || received.kind === 'none') {
        return true;
      }
      if (received.kind === 'poison') {
        return settling.putAside(batch, message, { reason: received.reason, code: '-', attempts: 0 }, signal);
      }
      const { fact } = received;
      const result = await settling.work(
        [fact],
        async () => {
          for (const reaction of reactions.get(fact.type) ?? []) {
            await reaction.react(fact, { topic: batch.topic });
          }
        },
        signal,
      );
      return typeof result === 'boolean' ? result : settling.putAside(batch, message, result, signal);
    }

    async function workLane(lane: readonly number[]): Promise<void> {
      for (const index of lane) {
        if (signal.aborted || !(await takes(index))) {
          return;
        }
        settled(index);
      }
    }

    const keys = Map.groupBy(batch.messages.keys(), (index) => String(batch.messages[index]?.key ?? ''));
    const lanes = keys.values();
    await Promise.all(
      Array.from({ length: Math.min(concurrency, keys.size) }, async () => {
        // The workers share one iterator: each takes the next lane that nobody has begun.
        for (const lane of lanes) {
          await workLane(lane);
        }
      }),
    );
  };
}
