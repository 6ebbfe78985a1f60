import type { EventDefinition, Fact } from '@iwaa/contracts/event';

export interface ReactionContext {
  /** The topic on which the fact was read; for an agency's answers it says which agency. */
  readonly topic: string;
  /** Where it lies on its topic. */
  readonly offset: string;
}

/** What a service does when it learns of a fact of one type. It may be called again for the same fact. */
export interface Reaction {
  readonly type: string;
  react(fact: Fact, context: ReactionContext): Promise<void>;
}

/**
 * Binds a reaction to the event that it reacts to. A `PermanentFault` thrown by it puts the fact aside at once, a transient
 * fault has it retried until it passes, any other error five times before the fact is put aside.
 */
export function reactTo<D extends EventDefinition>(
  definition: D,
  react: (fact: Fact<D>, context: ReactionContext) => Promise<void>,
): Reaction {
  return {
    type: definition.type,
    // The consumer calls a reaction only for its own type, whose data was checked with this definition's schema.
    react: (fact, context) => react(fact as Fact<D>, context),
  };
}
