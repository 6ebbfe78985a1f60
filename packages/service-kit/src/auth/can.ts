import { type Action, permissions, type Role, type Scope } from '@iwaa/contracts/permissions';
import type { Actor } from './actor.ts';

/** What an action is done to, by the ids that scopes are held in. */
export interface Resource {
  readonly campaignId?: string;
  readonly centreId?: string;
  readonly agencyId?: string;
  readonly team?: string;
}

/** The paths under which a collection keeps the ids that scopes are held in. */
export interface ScopePaths {
  readonly campaign?: string;
  readonly centre?: string;
  readonly agency?: string;
  readonly team?: string;
}

function scopeOf(actor: Actor, action: Action): Scope | undefined {
  const allowed: Partial<Record<Role, Scope>> = permissions[action];
  return Object.hasOwn(allowed, actor.role) ? allowed[actor.role] : undefined;
}

/** Whether the actor's role may ever do this, whatever it is done to. */
export function mayEver(actor: Actor, action: Action): boolean {
  return scopeOf(actor, action) !== undefined;
}

/** Whether the actor may do this to that. A resource that lacks the id that the scope asks for is out of reach. */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  const scope = scopeOf(actor, action);
  const within = (held: readonly string[], id: string | undefined) => id !== undefined && held.includes(id);
  switch (scope) {
    case undefined:
      return false;
    case 'everything':
      return true;
    case 'campaign':
      return within(actor.campaigns, resource.campaignId);
    case 'centre':
      return within(actor.centres, resource.centreId);
    case 'agency':
      return within(actor.agencies, resource.agencyId);
    case 'team':
      return (
        within(actor.campaigns, resource.campaignId) &&
        actor.team !== undefined &&
        actor.team === resource.team
      );
    default:
      return scope satisfies never;
  }
}

/**
 * The part of a query that keeps it to what is the actor's, so that what is not is not found. An action that the role may
 * not do, or a scope that the collection has no path for, finds nothing.
 */
export function scopeFilter(actor: Actor, action: Action, paths: ScopePaths): Record<string, unknown> {
  const scope = scopeOf(actor, action);
  const nothing = { _id: { $in: [] } };
  const within = (path: string | undefined, held: readonly string[]) =>
    path === undefined ? nothing : { [path]: { $in: [...held] } };
  switch (scope) {
    case undefined:
      return nothing;
    case 'everything':
      return {};
    case 'campaign':
      return within(paths.campaign, actor.campaigns);
    case 'centre':
      return within(paths.centre, actor.centres);
    case 'agency':
      return within(paths.agency, actor.agencies);
    case 'team':
      return actor.team === undefined
        ? nothing
        : { ...within(paths.campaign, actor.campaigns), ...within(paths.team, [actor.team]) };
    default:
      return scope satisfies never;
  }
}
