import * as http from '@iwaa/contracts/http/shelter-capacity';
import { campaignId, caseId } from '@iwaa/contracts/ids';
import { can } from '@iwaa/service-kit/auth/can';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import { allow, type Routes } from '@iwaa/service-kit/http/routes';
import { z } from 'zod';
import { explainPlace } from '../domain/explain-place.ts';
import type { JoinedEntry } from '../domain/waiting-list-entry.ts';
import { type Place, placesOf } from '../domain/waiting-list-order.ts';
import type { Beds } from '../store/beds.ts';
import type { Campaigns } from '../store/campaigns.ts';
import type { WaitingList } from '../store/waiting-list.ts';
import { toBed } from './bed-answer.ts';

/** Who waits for a bed, in which place and why; and where one person stands. */
export function waitingListRoutes(waitingList: WaitingList, beds: Beds, campaigns: Campaigns): Routes {
  async function tell(entries: readonly { entry: JoinedEntry; place: Place }[]) {
    const [first] = entries;
    if (!first) return [];
    const { language } = await campaigns.terms(first.entry.campaignId);
    return entries.map(({ entry, place }) => ({
      entryId: entry.entryId,
      caseId: entry.caseId,
      unit: entry.unit,
      priority: entry.priority,
      since: entry.since,
      place: place.place,
      why: explainPlace(place, language),
    }));
  }

  return (app) => {
    app.get(
      '/campaigns/:campaignId/waiting-list',
      {
        ...allow('waiting-list.read'),
        schema: {
          summary: 'Who waits for a bed, unit by unit, in the order in which they are to get one',
          params: z.object({ campaignId }),
          response: { 200: http.waitingList },
        },
      },
      async (request) => {
        const { campaignId } = request.params;
        if (!can(request.actor, 'waiting-list.read', { campaignId })) throw new ProblemError('not-found');
        const byUnit = Map.groupBy(await waitingList.ofCampaign(campaignId), ({ unit }) => unit);
        return { entries: await tell([...byUnit.values()].flatMap((entries) => placesOf(entries))) };
      },
    );

    app.get(
      '/cases/:caseId/place',
      {
        ...allow('place.read'),
        schema: {
          summary:
            'Where a person stands with shelter: the hold, the stay, the place in the list, or none of them',
          params: z.object({ caseId }),
          response: { 200: http.place },
        },
      },
      async (request) => {
        const { caseId } = request.params;
        if (!can(request.actor, 'place.read', { campaignId: campaignOf(caseId) }))
          throw new ProblemError('not-found');
        const [bed, entry] = await Promise.all([beds.ofCase(caseId), waitingList.ofCase(caseId)]);
        const [waiting] = entry ? await tell([{ entry, place: await waitingList.placeOf(entry) }]) : [];
        return { caseId, bed: bed ? toBed(bed) : null, waiting: waiting ?? null };
      },
    );
  };
}

/** A case's code begins with its campaign's. */
function campaignOf(caseId: string): string {
  return caseId.slice(0, caseId.lastIndexOf('-'));
}
