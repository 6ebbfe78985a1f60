import type { Decision } from '@iwaa/contracts/decision';
import { isRefusal } from '@iwaa/contracts/decision';
import type { Model } from 'mongoose';
import type { Clock } from '../clock.ts';
import { derivedId } from '../derived-id.ts';
import { ProblemError } from '../http/problem-error.ts';
import { currentTrace } from '../trace-context.ts';
import { ConflictError, OutboxFullError } from './conflict-error.ts';
import { duplicateKeyOf } from './duplicate-key.ts';
import type { CommandRecord, OutboxItem, StoredAggregate } from './stored-aggregate.ts';

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

/** Who sent the command and what it was, so that its repetition can be told from another one under the same key. */
export interface CommandKey {
  readonly key: string;
  readonly fingerprint: string;
}

export interface ExecuteOptions<State, Event, Result> {
  readonly command?: CommandKey | undefined;
  /** What is answered, now and at each repetition; kept with the aggregate, so it holds codes and ids only. */
  readonly result?: (state: State, events: readonly Event[]) => Result;
  /** How often a conflict is tried again. */
  readonly attempts?: number;
  /** Fields beside the state, written in the same write as the events. */
  readonly set?: Readonly<Record<string, unknown>>;
}

export type Executed<State, Event, Refusal, Result> =
  | {
      readonly kind: 'done';
      readonly state: State;
      readonly version: number;
      /** Empty when the command was decided before. */
      readonly events: readonly Event[];
      readonly repeated: boolean;
      readonly result: Result;
    }
  | { readonly kind: 'refused'; readonly code: Refusal; readonly state: State };

export interface FoundAggregate<State> {
  readonly id: string;
  readonly version: number;
  readonly state: State;
}

export interface AggregateStore<State, Command, Event, Refusal extends string> {
  /**
   * Reads the aggregate, decides, and writes the new state and its facts in one conditional write.
   * @throws ConflictError when others changed it at every try; OutboxFullError; ProblemError `idempotency-key-reused`.
   */
  execute<Result = undefined>(
    id: string,
    command: Command,
    options?: ExecuteOptions<State, Event, Result>,
  ): Promise<Executed<State, Event, Refusal, Result>>;
  find(id: string): Promise<FoundAggregate<State> | undefined>;
  /** For queries; their filters are the code's own, never a request's. */
  readonly model: Model<StoredAggregate<State>>;
}

export interface StoreSurroundings {
  readonly clock: Clock;
  /** The service's own topic. */
  readonly topic: string;
  /** Called after a write that left facts in an outbox. */
  wakeRelay(): void;
}

/** Commands remembered for each aggregate. A repetition later than that is judged by the rules alone, which decide nothing twice. */
const rememberedCommands = 40;
/** Facts that may wait for Kafka in one aggregate; more means that the relay has stood still for long. */
const outboxBound = 500;
const defaultAttempts = 12;

/** The store of one kind of aggregate. */
export function createAggregateStore<State, Command, Event extends DomainEvent, Refusal extends string>(
  rules: AggregateRules<State, Command, Event, Refusal>,
  model: Model<StoredAggregate<State>>,
  surroundings: StoreSurroundings,
): AggregateStore<State, Command, Event, Refusal> {
  type Stored = StoredAggregate<State>;
  // With the state's type left open, mongoose's filter and update types can't be resolved; here they need no state.
  const documents = model as unknown as Model<StoredAggregate<unknown>>;

  async function read(id: string): Promise<Stored | null> {
    return (await documents.findById(id).lean()) as Stored | null;
  }

  function toOutbox(id: string, version: number, events: readonly Event[], time: string): OutboxItem[] {
    const traceparent = currentTrace();
    return events.map((event, index) => {
      const sequence = version + index + 1;
      return {
        id: derivedId(`${rules.name}/${id}/${sequence}`, 'fact'),
        topics: [surroundings.topic, ...(rules.alsoTo?.(event) ?? [])],
        key: caseOf(event.data) ?? id,
        type: event.type,
        sequence,
        time,
        data: event.data,
        ...(traceparent ? { traceparent } : {}),
      };
    });
  }

  async function write(
    id: string,
    before: Stored | null,
    after: Stored,
    set: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    if (!before) {
      await documents.create({ ...after, ...set });
      return true;
    }
    const written = await documents.updateOne(
      { _id: id, version: before.version },
      {
        $set: {
          version: after.version,
          state: after.state,
          outboxSince: before.outboxSince ?? after.outboxSince,
          commands: after.commands,
          ...set,
        },
        $push: { outbox: { $each: after.outbox } },
      },
      { runValidators: true },
    );
    return written.modifiedCount === 1;
  }

  async function execute<Result = undefined>(
    id: string,
    command: Command,
    options: ExecuteOptions<State, Event, Result> = {},
  ): Promise<Executed<State, Event, Refusal, Result>> {
    const attempts = options.attempts ?? defaultAttempts;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const before = await read(id);
      const state = before?.state ?? rules.initial;
      const version = before?.version ?? 0;

      const sent = before?.commands?.find((record) => record.key === options.command?.key);
      if (sent) return repeated(sent, options.command, state, version);

      const decision = rules.decide(state, command);
      if (isRefusal(decision)) return { kind: 'refused', code: decision, state };
      const nextState = decision.reduce(rules.evolve, state);
      const result = options.result?.(nextState, decision) as Result;
      if (decision.length === 0) return { kind: 'done', state, version, events: [], repeated: true, result };

      if ((before?.outbox?.length ?? 0) + decision.length > outboxBound) {
        throw new OutboxFullError(
          `${rules.name}/${id} has more than ${outboxBound} facts that Kafka has not taken. Nothing more is decided for it until the relay has sent them; look at why Kafka refuses.`,
        );
      }
      const now = surroundings.clock();
      const after: Stored = {
        _id: id,
        version: version + decision.length,
        state: nextState,
        outbox: toOutbox(id, version, decision, now.toISOString()),
        outboxSince: now,
        commands: remember(before?.commands, options.command, result),
      };
      try {
        if (await write(id, before, after, options.set ?? {})) {
          surroundings.wakeRelay();
          return {
            kind: 'done',
            state: nextState,
            version: after.version,
            events: decision,
            repeated: false,
            result,
          };
        }
      } catch (error) {
        const field = duplicateKeyOf(error);
        if (field === undefined) throw error;
        const code = rules.duplicates?.[field];
        if (code !== undefined) return { kind: 'refused', code, state };
        if (field !== '_id') throw error;
      }
      await pause(attempt);
    }
    throw new ConflictError(
      `${rules.name}/${id} was changed by others at each of ${attempts} tries; nothing was written, send the same command again`,
    );
  }

  return {
    execute,
    model,
    async find(id) {
      const stored = await read(id);
      return stored ? { id, version: stored.version, state: stored.state } : undefined;
    },
  };
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
  if (sent.fingerprint !== command?.fingerprint) throw new ProblemError('idempotency-key-reused');
  return { kind: 'done', state, version, events: [], repeated: true, result: sent.result as Result };
}

function remember(
  before: readonly CommandRecord[] | undefined,
  command: CommandKey | undefined,
  result: unknown,
): CommandRecord[] {
  const kept = [...(before ?? [])];
  if (command)
    kept.push({
      key: command.key,
      fingerprint: command.fingerprint,
      ...(result === undefined ? {} : { result }),
    });
  return kept.slice(-rememberedCommands);
}

/** A short random wait, longer at each try, so that writers in conflict do not meet again. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** attempt, 50)));
}
