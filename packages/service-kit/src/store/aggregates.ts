import type { Connection, Schema } from 'mongoose';
import {
  type AggregateRules,
  type AggregateStore,
  createAggregateStore,
  type DomainEvent,
  type StoreSurroundings,
} from './aggregate-store.ts';
import type { OutboxCollection } from './outbox-source.ts';
import { aggregateModel, type Index } from './stored-aggregate.ts';

export interface AggregateDefinition<State, Command, Event extends DomainEvent, Refusal extends string>
  extends AggregateRules<State, Command, Event, Refusal> {
  readonly stateSchema: Schema;
  /** Indexes on `state.…`; a unique one may have its refusal code in `duplicates`. */
  readonly indexes?: readonly Index[];
  /** Fields beside the state that no fact carries. */
  readonly privateSchema?: Record<string, unknown>;
}

/** The aggregates of a service, and what its relay and its start need to know of all of them. */
export interface Aggregates {
  create<State, Command, Event extends DomainEvent, Refusal extends string>(
    definition: AggregateDefinition<State, Command, Event, Refusal>,
  ): AggregateStore<State, Command, Event, Refusal>;
  readonly collections: () => readonly OutboxCollection[];
  /** Makes the indexes that are missing; before anything is written, since correctness rests on the unique ones. */
  ensureIndexes(): Promise<void>;
}

/** Keeps the stores of a service's aggregates. */
export function createAggregates(connection: Connection, surroundings: StoreSurroundings): Aggregates {
  const collections: OutboxCollection[] = [];
  return {
    create(definition) {
      type State = Parameters<typeof definition.decide>[0];
      const model = aggregateModel<State>(
        connection,
        definition.name,
        definition.stateSchema,
        definition.indexes ?? [],
        definition.privateSchema,
      );
      collections.push({ name: definition.name, model: model as unknown as OutboxCollection['model'] });
      return createAggregateStore(definition, model, surroundings);
    },
    collections: () => collections,
    async ensureIndexes() {
      for (const { model } of collections) {
        await model.createCollection();
        await model.createIndexes();
      }
    },
  };
}
