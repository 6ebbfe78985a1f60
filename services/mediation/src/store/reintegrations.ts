import type { reintegrationsQuery } from '@iwaa/contracts/http/mediation';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import type { z } from 'zod';
import { evolve, newReintegration, type Reintegration } from '../domain/reintegration.ts';
import { decide } from '../domain/reintegration-decisions.ts';

const stateFields: StateFields<Reintegration> = {
  state: String,
  reintegrationId: String,
  fileId: String,
  caseId: String,
  campaignId: String,
  kind: String,
  visits: [{ visit: Number, dueAt: String, holds: optional(Boolean) }],
};

/** When the first visit is due, which does not change. */
const firstVisit = 'state.visits.0.dueAt';
const owners = { campaign: 'state.campaignId' };

/** The store of reintegrations. */
export function createReintegrations(aggregates: Aggregates) {
  return aggregates.create({
    name: 'reintegration',
    owners,
    stateFields,
    initial: newReintegration,
    decide,
    evolve,
    indexes: [
      [{ 'state.caseId': 1 }, {}],
      [{ 'state.campaignId': 1, [firstVisit]: 1, _id: 1 }, {}],
    ],
  });
}

export type Reintegrations = ReturnType<typeof createReintegrations>;

/** The reintegrations within an actor's scope that suit what is wanted, by when their first visits are due. */
export async function listReintegrations(
  reintegrations: Reintegrations,
  scope: ActorScope,
  { campaignId, state, dueBy, caseId, ...page }: z.output<typeof reintegrationsQuery>,
): Promise<PageOutcome<Reintegration>> {
  const wanted = {
    ...(campaignId ? { 'state.campaignId': campaignId } : {}),
    ...(state ? { 'state.state': state } : {}),
    ...(caseId ? { 'state.caseId': caseId } : {}),
    ...(dueBy ? { $and: [withVisitDueBy(dueBy)] } : {}),
  };
  const list = { wanted, within: scope.filter(owners), order: [[firstVisit, 'ascending']] } as const;
  const found = await findPage<StoredAggregate<Reintegration>>(reintegrations.model, list, page);
  return mapPage(found, (stored) => stored.state);
}

/** Times are kept in one form (UTC, with milliseconds), so that they compare as text. */
function withVisitDueBy(dueBy: string): Record<string, unknown> {
  return {
    'state.state': 'followed-up',
    'state.visits': { $elemMatch: { holds: null, dueAt: { $lte: new Date(dueBy).toISOString() } } },
  };
}
