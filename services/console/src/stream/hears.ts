import type { Action } from '@iwaa/contracts/permissions';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { type ActorScope, scopeOf } from '@iwaa/service-kit/auth/scope';
import type { OwnedChange } from './change.ts';

/** Whether somebody may hear of a change. */
export type Hears = (change: OwnedChange) => Promise<boolean>;

/** Judges by the permission table, as the services do. */
export function hearsOf(actor: Actor): Hears {
  const scopes = new Map<Action, Promise<ActorScope | undefined>>();
  const scope = (action: Action) => {
    const known = scopes.get(action) ?? scopeOf(actor, action);
    scopes.set(action, known);
    return known;
  };
  return async ({ actions, owners, metBy }) => {
    const each = [owners, ...metBy.map((team) => ({ ...owners, team }))];
    for (const action of actions) {
      const mine = await scope(action);
      if (each.some((one) => mine?.includes(one))) return true;
    }
    return false;
  };
}
