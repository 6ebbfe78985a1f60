import type { Action } from '@iwaa/contracts/permissions';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { type ActorScope, scopeOf } from '@iwaa/service-kit/auth/scope';
import type { OwnedChange } from './change.ts';
import type { Follows } from './follows.ts';

/** Whether somebody may hear of a change. */
export type Hears = (change: OwnedChange) => Promise<boolean>;

/**
 * Judges by the permission table, as the services do.
 * @param follows asks the service that knows, where this process does not: a team may have met the person before it began.
 */
export function hearsOf(actor: Actor, follows: Follows = async () => false): Hears {
  const scopes = new Map<Action, Promise<ActorScope | undefined>>();
  const scope = (action: Action) => {
    const known = scopes.get(action) ?? scopeOf(actor, action);
    scopes.set(action, known);
    return known;
  };
  return async ({ change: { caseId }, actions, owners, metBy, isMetBefore }) => {
    const each = [owners, ...metBy.map((team) => ({ ...owners, team }))];
    for (const action of actions) {
      const mine = await scope(action);
      if (each.some((one) => mine?.includes(one))) return true;
    }
    if (caseId === undefined || !isMetBefore || !actions.includes('referral.follow')) return false;
    const mine = await scope('referral.follow');
    return mine?.includes({ ...owners, team: actor.team }) === true && follows(caseId);
  };
}
