import type { Action } from '@iwaa/contracts/permissions';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Actor } from '../auth/actor.ts';
import type { CommandKey } from '../store/command-memory.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does, by the name in the permission table; `public` for what everybody may ask. */
    action?: Action | 'public';
  }
  interface FastifyRequest {
    /** Whoever asks. */
    actor: Actor;
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

/** The routes of one resource. */
export type Routes = (app: App) => void;

/** Names the permission that a route needs. */
export function allow(action: Action): { config: { action: Action } } {
  return { config: { action } };
}
