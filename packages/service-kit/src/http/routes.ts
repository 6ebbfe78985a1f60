import type { Route } from '@iwaa/contracts/route';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RecordAccess } from '../access-log/access.ts';
import type { Actor } from '../auth/actor.ts';
import type { ActorScope } from '../auth/scope.ts';
import type { CommandKey } from '../store/command-memory.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route's contract; `public` for what everybody may ask. */
    route?: Route | 'public';
  }
  interface FastifyRequest {
    /** Whoever asks. */
    actor: Actor;
    /** What the actor may do the route's action to. */
    scope: ActorScope;
    /** The command's key and fingerprint, and the id that whatever it creates is named by. */
    command: RequestCommand;
  }
}

/** A command as its request names it. */
export interface RequestCommand extends CommandKey {
  /** The same for the same actor and key: what the command creates is named by it, so that it is created once. */
  readonly id: string;
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Puts routes on an app; `recordAccess` is needed where one shows what is personal. */
export type Routes = (app: App, recordAccess?: RecordAccess) => void;
