import { type Action, permissions, type Role, type Scope } from './permissions.ts';

/** Who may do an action and to whose things, roles of one scope together: `committee, social-worker: campaign`. */
export function whoMay(action: Action): string {
  const byScope = Map.groupBy(Object.entries(permissions[action]) as [Role, Scope][], ([, scope]) => scope);
  return [...byScope].map(([scope, some]) => `${some.map(([role]) => role).join(', ')}: ${scope}`).join('; ');
}
