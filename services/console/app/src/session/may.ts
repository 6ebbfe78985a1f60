import { type Action, permissions } from '@iwaa/contracts/permissions';
import { who } from './session.ts';

/** Whether whoever is signed in may do something at all, by the permission table. The services judge whose things it reaches. */
export function may(action: Action): boolean {
  const role = who.value?.role;
  return role !== undefined && Object.hasOwn(permissions[action], role);
}
