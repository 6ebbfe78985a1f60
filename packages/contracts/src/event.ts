import type { z } from 'zod';
import type { JsonSchema } from './json-schema.ts';
import type { Role } from './permissions.ts';
import type { ServiceName } from './vocabulary.ts';

/** Who decides an event: one of the services, or an agency at the border. */
export type EventOwner = ServiceName | 'agency';

export interface EventDefinition<Type extends string = string, Data extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly owner: EventOwner;
  /** One sentence: what has happened. */
  readonly description: string;
  readonly data: Data;
  /** What its JSON Schema says beside what zod makes of the data: rules about several fields. */
  readonly rules?: JsonSchema;
}

/** What a `decide` returns and an outbox holds: an event before it has an id, a time and a sequence. */
export interface EventOf<Definition extends EventDefinition> {
  readonly type: Definition['type'];
  readonly data: z.output<Definition['data']>;
}

/** Who did what a fact tells: a role and an opaque subject, which names nobody outside the place that gave it out. */
export interface FactActor {
  readonly role: Role;
  readonly subject: string;
  /** The workflow on whose behalf a service acted. */
  readonly workflow?: string;
}

/** An event as it was published: CloudEvents 1.0 context attributes beside the data. */
export interface Fact<Definition extends EventDefinition = EventDefinition> extends EventOf<Definition> {
  readonly id: string;
  /** The service that decided it, such as `/iwaa/intake`. */
  readonly source: string;
  /** The aggregate it happened to, such as `bed/sidi-kacem-centre.men-001`. */
  readonly subject: string;
  /** When it was decided, ISO-8601. */
  readonly time: string;
  /** The aggregate's version after it, from 1 without a gap. */
  readonly sequence: number;
  /** Who did it. */
  readonly actor: FactActor;
  readonly traceparent?: string;
}

/** The union of the events in a list of definitions. */
export type OneOf<Definitions extends readonly EventDefinition[]> =
  Definitions[number] extends infer Definition
    ? Definition extends EventDefinition
      ? EventOf<Definition>
      : never
    : never;

type EventName<Owner extends string> = `iwaa.${Owner}.${string}.v${number}`;

/** Declares an event. Its type says its owner, what happened in the past tense, and its version. */
export function defineEvent<Owner extends EventOwner, Type extends EventName<Owner>, Data extends z.ZodType>(
  owner: Owner,
  type: Type,
  description: string,
  data: Data,
  rules?: JsonSchema,
): EventDefinition<Type, Data> {
  return { type, owner, description, data, ...(rules ? { rules } : {}) };
}
