import type { Connection } from 'mongoose';
import type { OwnerPaths } from '../auth/scope.ts';
import type { AggregateRules, DomainEvent } from './aggregate-rules.ts';
import { type AggregateStore, createAggregateStore, type StoreSurroundings } from './aggregate-store.ts';
import { createCommandClaims } from './command-claims.ts';
import { keepDocumentSchema } from './document-schema.ts';
import { createLastWritten } from './last-written.ts';
import type { OutboxCollection } from './outbox-source.ts';
import type { StateFields } from './state-fields.ts';
import { aggregateModel, type Index } from './stored-aggregate.ts';

export interface AggregateDefinition<State, Command, Event extends DomainEvent, Refusal extends string>
  extends AggregateRules<State, Command, Event, Refusal> {
  /** How the state is stored, checked against its type. */
  readonly stateFields: StateFields<NoInfer<State>>;
  /** Indexes on `state.…`; a unique one may have its refusal code in `duplicates`. */
  readonly indexes?: readonly Index[];
  /** Fields beside the state that no fact carries. */
  readonly privateSchema?: Record<string, unknown>;
  /** Where its documents say whom they belong to; a scope by ids that are not there finds nothing. */
  readonly owners?: OwnerPaths;
  /** Whether the body of a request names the aggregate: a key is then claimed first, so that it makes no second one. */
  readonly named?: 'by-body';
}

/** The aggregates of a service, and what its relay and its start need to know of all of them. */
export interface Aggregates {
  create<State, Command, Event extends DomainEvent, Refusal extends string>(
    definition: AggregateDefinition<State, Command, Event, Refusal>,
  ): AggregateStore<State, Command, Event, Refusal>;
  readonly collections: () => readonly OutboxCollection[];
  /**
   * Makes what is missing of the collections, their indexes, and the schemas that MongoDB checks; before anything is
   * written, since correctness rests on the unique indexes.
   */
  ensureCollections(): Promise<void>;
}

/** Keeps the stores of a service's aggregates. */
export function createAggregates(connection: Connection, surroundings: StoreSurroundings): Aggregates {
  const collections: OutboxCollection[] = [];
  const claim = createCommandClaims(connection);
  return {
    create(definition) {
      type State = Parameters<typeof definition.decide>[0];
      const model = aggregateModel<State>(
        connection,
        definition.name,
        definition.stateFields,
        definition.indexes ?? [],
        definition.privateSchema,
      );
      const lastWritten = createLastWritten<State>();
      collections.push({
        name: definition.name,
        model: model as unknown as OutboxCollection['model'],
        lastWritten,
      });
      const store = createAggregateStore(definition, model, surroundings, lastWritten, definition.owners);
      if (definition.named !== 'by-body') return store;
      return {
        ...store,
        async execute(id, command, options) {
          if (options?.command) await claim(options.command);
          return store.execute(id, command, options);
        },
      };
    },
    collections: () => collections,
    async ensureCollections() {
      for (const { name, model } of collections) {
        await model.createCollection();
        await model.createIndexes();
        await keepDocumentSchema(connection, name, model.schema);
      }
    },
  };
}
