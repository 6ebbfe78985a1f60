import { isRefusal } from '@iwaa/contracts/decision';
import type { FactActor } from '@iwaa/contracts/event';
import type { Model } from 'mongoose';
import { type ActorScope, type OwnerPaths, ownersAt } from '../auth/scope.ts';
import { currentActor, currentTrace } from '../call-context.ts';
import type { Clock } from '../clock.ts';
import { derivedId } from '../derived-id.ts';
import { type Refused, refused } from '../outcome.ts';
import type { AggregateRules, DomainEvent } from './aggregate-rules.ts';
import {
  type BoundKeys,
  type CommandKey,
  needBoundRequest,
  needSameCommand,
  recall,
  recordOf,
  rememberedCommands,
} from './command-memory.ts';
import { ConflictError, OutboxFullError } from './conflict-error.ts';
import { asItIs, driverCollection } from './driver-collection.ts';
import { duplicateKeyOf } from './duplicate-key.ts';
import { createLastWritten, type LastWritten } from './last-written.ts';
import type { CommandRecord, OutboxItem, StoredAggregate } from './stored-aggregate.ts';
import { asUnknownState } from './unknown-state-error.ts';

export interface ExecuteOptions<State, Event, Result> {
  readonly command?: CommandKey | undefined;
  /** What is answered, now and at each repetition; kept with the aggregate, so it holds codes and ids only. */
  readonly result?: (state: State, events: readonly Event[]) => Result;
  /**
   * Whether the command creates something that its key names. The key then stays bound to the request for as long as the
   * aggregate is there: with another request it is refused, however many commands came in between.
   */
  readonly bindsKey?: boolean;
  /** How often a conflict is tried again. */
  readonly attempts?: number;
  /** Fields beside the state, written in the same write as the events. */
  readonly set?: Readonly<Record<string, unknown>>;
  /**
   * The whole document as it was just found, which saves the first read; `absent` where it is most likely not there yet.
   * Where it has changed since, the write fails on its version or its id, and it is read.
   */
  readonly from?: StoredAggregate<State> | 'absent' | undefined;
}

export type Executed<State, Event, Refusal extends string, Result> =
  | {
      readonly kind: 'done';
      readonly state: State;
      readonly version: number;
      /** Empty when the command was decided before. */
      readonly events: readonly Event[];
      readonly repeated: boolean;
      readonly result: Result;
    }
  | (Refused<Refusal> & { readonly state: State });

export interface AggregateStore<State, Command, Event, Refusal extends string> {
  /**
   * Reads the aggregate, decides, and writes the new state and its facts in one conditional write. What this process wrote last of it
   * saves the read; where that is old the write does not take place, and what is decided on it without a write is decided again.
   * @throws ConflictError when others changed it at every try; OutboxFullError; ProblemError `idempotency-key-reused`.
   */
  execute<Result = undefined>(
    id: string,
    command: Command,
    options?: ExecuteOptions<State, Event, Result>,
  ): Promise<Executed<State, Event, Refusal, Result>>;
  /** The same for whoever asks: an aggregate that is not within the actor's scope is not found, and nothing is decided. */
  executeWithin<Result = undefined>(
    scope: ActorScope,
    id: string,
    command: Command,
    options?: ExecuteOptions<State, Event, Result>,
  ): Promise<Executed<State, Event, Refusal, Result> | Refused<'not-found'>>;
  /** The whole document, which `ExecuteOptions.from` takes; with a scope only where it is within. */
  find(id: string, scope?: ActorScope): Promise<StoredAggregate<State> | undefined>;
  /**
   * The aggregate as this process wrote it last, else as it is stored. To see what a command is about, whose write finds out whether
   * that was old; never to answer with.
   */
  lastKnown(id: string, scope?: ActorScope): Promise<StoredAggregate<State> | undefined>;
  /** For queries; their filters are the code's own, never a request's. */
  readonly model: Model<StoredAggregate<State>>;
}

export interface StoreSurroundings {
  readonly clock: Clock;
  /** The service itself, which does what nobody has asked it for. */
  readonly self: FactActor;
  /** The service's own topic. */
  readonly topic: string;
  /** Called after a write, with all that the aggregate's outbox holds by it. */
  written(kind: string, id: string, outbox: readonly OutboxItem[]): void;
}

/** A document as the driver's types need it: they know no state that is left open, and no list that is read-only. */
interface DriverDocument {
  _id: string;
  version: number;
  state: unknown;
  outbox: OutboxItem[];
  outboxSince?: Date | undefined;
  commands: CommandRecord[];
  boundKeys?: BoundKeys;
}

/** Facts that may wait for Kafka in one aggregate; more means that the relay has stood still for long. */
const outboxBound = 500;
const defaultAttempts = 12;

/** The store of one kind of aggregate. */
export function createAggregateStore<State, Command, Event extends DomainEvent, Refusal extends string>(
  rules: AggregateRules<State, Command, Event, Refusal>,
  model: Model<StoredAggregate<State>>,
  surroundings: StoreSurroundings,
  lastWritten: LastWritten<State> = createLastWritten(),
  owners: OwnerPaths = {},
): AggregateStore<State, Command, Event, Refusal> {
  type Stored = StoredAggregate<State>;
  // MongoDB itself checks what is written (document-schema.ts). `$eq` keeps an id that is none from asking.
  const collection = driverCollection<DriverDocument>(model);

  async function read(id: string): Promise<Stored | null> {
    return (await collection.findOne({ _id: { $eq: id } })) as Stored | null;
  }

  function toOutbox(id: string, version: number, events: readonly Event[], time: string): OutboxItem[] {
    const traceparent = currentTrace();
    const actor = currentActor() ?? surroundings.self;
    return events.map((event, index) => {
      const sequence = version + index + 1;
      return {
        id: derivedId(`${rules.name}/${id}/${sequence}`, 'fact'),
        topics: [surroundings.topic, ...(rules.alsoTo?.(event) ?? [])],
        key: caseOf(event.data) ?? id,
        type: event.type,
        sequence,
        time,
        actor,
        data: event.data,
        ...(traceparent ? { traceparent } : {}),
      };
    });
  }

  async function write(
    id: string,
    before: Stored | null,
    after: DriverDocument,
    set: Readonly<Record<string, unknown>>,
    binding: CommandKey | undefined,
  ): Promise<boolean> {
    if (!before) {
      const boundKeys = binding && { [binding.key]: binding.fingerprint };
      await collection.insertOne({ ...after, ...(boundKeys ? { boundKeys } : {}), ...set }, asItIs);
      return true;
    }
    const written = await collection.updateOne(
      { _id: { $eq: id }, version: before.version },
      {
        $set: {
          version: after.version,
          state: after.state,
          outboxSince: before.outboxSince ?? after.outboxSince,
          ...(binding ? { [`boundKeys.${binding.key}`]: binding.fingerprint } : {}),
          ...set,
        },
        $push: {
          outbox: { $each: after.outbox },
          commands: { $each: after.commands, $slice: -rememberedCommands },
        },
      },
      asItIs,
    );
    return written.modifiedCount === 1;
  }

  async function execute<Result = undefined>(
    id: string,
    command: Command,
    options: ExecuteOptions<State, Event, Result> = {},
  ): Promise<Executed<State, Event, Refusal, Result>> {
    const known = options.from ? undefined : lastWritten.get(id);
    // Many facts that do not leave may have left by another process: the outbox itself says.
    if (known && (known.outbox?.length ?? 0) < outboxBound / 10) {
      const done = await decideOn(known, id, command, options);
      if (done?.kind === 'done' && done.events.length > 0) return done;
      lastWritten.forget(id);
    }
    const attempts = options.attempts ?? defaultAttempts;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const before = attempt === 1 && options.from ? given(options.from) : await read(id);
      const done = await decideOn(before, id, command, options);
      if (done) return done;
      await pause(attempt);
    }
    throw new ConflictError(
      `${rules.name}/${id} was changed by others at each of ${attempts} tries; nothing was written, send the same command again`,
    );
  }

  /** Decides on the aggregate as it is known, and writes; undefined where others have changed it since. */
  async function decideOn<Result>(
    before: Stored | null,
    id: string,
    command: Command,
    options: ExecuteOptions<State, Event, Result>,
  ): Promise<Executed<State, Event, Refusal, Result> | undefined> {
    const state = before?.state ?? rules.initial;
    const version = before?.version ?? 0;

    const sent = recall(before?.commands, options.command);
    if (sent) return repeated(sent, options.command, state, version);
    needBoundRequest(before?.boundKeys, options.command);

    const decision = rules.decide(state, command);
    if (isRefusal(decision)) return { ...refused(decision), state };
    const nextState = decision.reduce(rules.evolve, state);
    const result = options.result?.(nextState, decision) as Result;
    if (decision.length === 0) return { kind: 'done', state, version, events: [], repeated: true, result };

    if ((before?.outbox?.length ?? 0) + decision.length > outboxBound) {
      throw new OutboxFullError(
        `${rules.name}/${id} has more than ${outboxBound} facts that Kafka has not taken. Nothing more is decided for it until the relay has sent them; look at why Kafka refuses.`,
      );
    }
    const now = surroundings.clock();
    const after: DriverDocument = {
      _id: id,
      version: version + decision.length,
      state: nextState,
      outbox: toOutbox(id, version, decision, now.toISOString()),
      outboxSince: now,
      commands: recordOf(options.command, result),
    };
    try {
      const binding = options.bindsKey ? options.command : undefined;
      if (!(await write(id, before, after, options.set ?? {}, binding))) return undefined;
    } catch (error) {
      const field = duplicateKeyOf(error);
      if (field === undefined) throw asUnknownState(error, `${rules.name}/${id}`);
      const code = rules.duplicates?.[field];
      if (code !== undefined) return { ...refused(code), state };
      if (field !== '_id') throw error;
      return undefined;
    }
    const outbox = [...(before?.outbox ?? []), ...after.outbox];
    lastWritten.keep({
      _id: id,
      version: after.version,
      state: nextState,
      outbox,
      outboxSince: before?.outboxSince ?? now,
      commands: [...(before?.commands ?? []), ...after.commands].slice(-rememberedCommands),
    });
    surroundings.written(rules.name, id, outbox);
    return {
      kind: 'done',
      state: nextState,
      version: after.version,
      events: decision,
      repeated: false,
      result,
    };
  }

  function within(stored: Stored | null | undefined, scope: ActorScope | undefined): Stored | undefined {
    if (!stored || (scope && !scope.includes(ownersAt(stored, owners)))) return undefined;
    return stored;
  }

  async function lastKnown(id: string, scope?: ActorScope): Promise<Stored | undefined> {
    const known = lastWritten.get(id) ?? (await read(id));
    if (known) lastWritten.keep(known);
    return within(known, scope);
  }

  return {
    execute,
    // Whom an aggregate belongs to never changes, so that what this process knows of it is enough to tell.
    executeWithin: async (scope, id, command, options) =>
      (await lastKnown(id, scope)) ? execute(id, command, options) : refused('not-found'),
    model,
    find: async (id, scope) => within(await read(id), scope),
    lastKnown,
  };
}

function given<State>(from: StoredAggregate<State> | 'absent'): StoredAggregate<State> | null {
  return from === 'absent' ? null : from;
}

/** The case that a fact is about; facts of one case share a key, and so their order. */
function caseOf(data: object): string | undefined {
  return 'caseId' in data && typeof data.caseId === 'string' ? data.caseId : undefined;
}

function repeated<State, Event, Refusal extends string, Result>(
  sent: CommandRecord,
  command: CommandKey | undefined,
  state: State,
  version: number,
): Executed<State, Event, Refusal, Result> {
  needSameCommand(sent, command);
  return { kind: 'done', state, version, events: [], repeated: true, result: sent.result as Result };
}

/** A short random wait, longer at each try, so that writers in conflict do not meet again. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** attempt, 50)));
}
