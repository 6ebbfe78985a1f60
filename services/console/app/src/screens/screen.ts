import type { Action, Role } from '@iwaa/contracts/permissions';
import { permissions } from '@iwaa/contracts/permissions';
import type { ComponentType } from 'preact';
import type { SignedIn } from '../../../src/session/signed-in.ts';

/** A screen of the app: where it is, who has it, and what it is called in the navigation. */
export interface Screen {
  /** Its address, such as `/board` or `/cases/:caseId`. */
  readonly path: string;
  /** What somebody must be allowed to do in order to have it. */
  readonly action: Action;
  /** Who has it among those, where the action alone says too little. */
  readonly roles?: readonly Role[];
  /** Whether somebody whose session has ended has it still: what was recorded is sent from there. */
  readonly outlivesSession?: true;
  /** What it is called in the navigation; a screen that others lead to has no name there. */
  readonly name?: () => string;
  readonly component: ComponentType<{ readonly params: Readonly<Record<string, string>> }>;
}

/** Whether somebody has a screen: because the permission table says so. The services refuse all the same. */
export function isFor({ role, sendsOnly }: SignedIn, { action, roles, outlivesSession }: Screen): boolean {
  if (sendsOnly && !outlivesSession) return false;
  return Object.hasOwn(permissions[action], role) && (roles?.includes(role) ?? true);
}
