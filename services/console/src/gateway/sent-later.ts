import type { Action } from '@iwaa/contracts/permissions';
import type { Route } from '@iwaa/contracts/route';

/** What a phone records without a network, and may still send when its session has ended; nothing else. */
const actions: readonly Action[] = [
  'round.start',
  'round.visit',
  'round.end',
  'contact.record',
  'alert.look',
  'hold.set-out',
  'hold.release',
  'consent.give',
  'consent.withdraw',
  'listening-session.record',
];

export function isSentLater({ action, kind }: Pick<Route, 'action' | 'kind'>): boolean {
  return kind === 'command' && actions.includes(action);
}
