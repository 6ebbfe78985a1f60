import { type Action, permissions, type Role, type Scope } from '@iwaa/contracts/permissions';
import { valueAt } from '../value-at.ts';
import type { Actor } from './actor.ts';

/** The ids by which a resource belongs to somebody. */
export interface Owners {
  readonly province?: string | undefined;
  readonly campaign?: string | undefined;
  readonly centre?: string | undefined;
  readonly agency?: string | undefined;
  readonly team?: string | undefined;
}

/** Where a stored document has each of those ids, such as `state.campaignId`. */
export type OwnerPaths = Readonly<Partial<Record<keyof Owners, string>>>;

/** What an actor may do one action to. */
export interface ActorScope {
  /** Whether a resource is within it. One that lacks the id that the scope asks for is not. */
  includes(owners: Owners): boolean;
  /**
   * The part of a query that keeps it to what is within, so that what is not is not found. A collection that has no path for
   * the scope's ids gives nothing.
   */
  filter(paths: OwnerPaths): Record<string, unknown>;
}

/** The provinces in which those of the campaigns are that have not ended. */
export type ProvincesOf = (campaignIds: readonly string[]) => Promise<readonly string[]>;

/**
 * The scope in which an actor may do an action; undefined where the actor's role may never do it.
 * @param provincesOf where the actor works; without it an actor reaches the provinces that the token names.
 */
export async function scopeOf(
  actor: Actor,
  action: Action,
  provincesOf?: ProvincesOf,
): Promise<ActorScope | undefined> {
  const allowed: Partial<Record<Role, Scope>> = permissions[action];
  const scope = Object.hasOwn(allowed, actor.role) ? allowed[actor.role] : undefined;
  if (scope !== 'province' || !provincesOf) return scope && scopes[scope](actor);
  const provinces = [...actor.provinces, ...(await provincesOf(actor.campaigns))];
  return scopes.province({ ...actor, provinces });
}

const scopes: Record<Scope, (actor: Actor) => ActorScope> = {
  everything: () => ({ includes: () => true, filter: () => ({}) }),
  province: ({ provinces }) => within({ province: provinces }),
  campaign: ({ campaigns }) => within({ campaign: campaigns }),
  centre: ({ centres }) => within({ centre: centres }),
  agency: ({ agencies }) => within({ agency: agencies }),
  team: ({ campaigns, team }) => within({ campaign: campaigns, team: team === undefined ? [] : [team] }),
};

/** A scope of what belongs to one of these of each kind. */
function within(held: Partial<Record<keyof Owners, readonly string[]>>): ActorScope {
  const kinds = Object.entries(held) as [keyof Owners, readonly string[]][];
  return {
    includes: (owners) =>
      kinds.every(([kind, ids]) => {
        const id = owners[kind];
        return id !== undefined && ids.includes(id);
      }),
    filter(paths) {
      const filters = kinds.map(([kind, ids]) => {
        const path = paths[kind];
        return path === undefined ? { _id: { $in: [] } } : { [path]: { $in: [...ids] } };
      });
      return Object.assign({}, ...filters);
    },
  };
}

/** The ids by which a stored document belongs to somebody. */
export function ownersAt(document: object, paths: OwnerPaths): Owners {
  return Object.fromEntries(Object.entries(paths).map(([kind, path]) => [kind, textAt(document, path)]));
}

function textAt(document: object, path: string): string | undefined {
  const value = valueAt(document, path.split('.'));
  return typeof value === 'string' ? value : undefined;
}
