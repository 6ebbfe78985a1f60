import type { Action } from '@iwaa/contracts/permissions';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import { can } from '@iwaa/service-kit/auth/can';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';

/** What was found, where the actor may do this to it. @throws ProblemError `not-found` where not, or nothing was found. */
export function reached<State extends { readonly campaignId: string }>(
  found: { readonly state: State } | undefined,
  actor: Actor,
  action: Action,
): State {
  if (!found || !can(actor, action, { campaignId: found.state.campaignId }))
    throw new ProblemError('not-found');
  return found.state;
}
