import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { Platform } from '@iwaa/platform/platform';
import { type Answer, ask, type Request } from '../http/ask.ts';
import { type Actor, createTokens, type Tokens } from './actors.ts';
import type { Side } from './side.ts';

/** The running platform with two campaigns, of which each side reaches for the other's things. */
export interface World {
  readonly platform: Platform;
  readonly home: string;
  readonly seed: string;
  readonly tokens: Tokens;
  /** Aborted when the attacks are given up. */
  readonly signal: AbortSignal;
  /** The campaign `one` has the agency `casa`, `other` has `casa2`: names that are prefixes of each other. */
  readonly one: Side;
  readonly other: Side;
  ask(service: ServiceName, actor: Actor | undefined, request: Request): Promise<Answer>;
}

export type Doors = Pick<World, 'platform' | 'tokens' | 'ask'>;

/** The doors of a running platform. */
export function openDoors(platform: Platform): Doors {
  const tokens = createTokens(platform.issuer);
  return {
    platform,
    tokens,
    ask: async (service, actor, request) =>
      ask(platform.addresses.services[service], {
        ...request,
        token: request.token ?? (actor ? await tokens(actor) : undefined),
      }),
  };
}
