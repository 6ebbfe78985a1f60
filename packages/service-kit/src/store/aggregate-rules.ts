import type { Decision } from '@iwaa/contracts/decision';

/** An event as a domain returns it. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** The pure rules of an aggregate, and how its facts leave. */
export interface AggregateRules<State, Command, Event extends DomainEvent, Refusal extends string> {
  /** The first part of the facts' subject, such as `bed`. */
  readonly name: string;
  readonly initial: State;
  decide(state: State, command: Command): Decision<Event, Refusal>;
  evolve(state: State, event: Event): State;
  /** The refusal that a violated unique index stands for, by the index's first field. */
  readonly duplicates?: Readonly<Record<string, Refusal>>;
  /** Topics that an event goes to beside the service's own. */
  alsoTo?(event: Event): readonly string[];
}
