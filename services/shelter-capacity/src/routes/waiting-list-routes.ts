import type { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { Language } from '@iwaa/contracts/vocabulary';
import { campaignOfCase } from '@iwaa/domain/campaign-of-case';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, refused } from '@iwaa/service-kit/outcome';
import { explainPlace } from '../domain/explain-place.ts';
import type { JoinedEntry } from '../domain/waiting-list-entry.ts';
import { type Place, placesOf } from '../domain/waiting-list-order.ts';
import type { Beds } from '../store/beds.ts';
import type { WaitingList } from '../store/waiting-list.ts';
import { toBed } from './bed-answer.ts';

type WaitingListRoutes = Pick<Handlers<typeof shelterCapacityRoutes>, 'listWaiting' | 'readPlace'>;

/** Who waits for a bed, in which place and why; and where one person stands. */
export function waitingListRoutes(
  waitingList: WaitingList,
  beds: Beds,
  campaigns: KnownCampaigns,
): WaitingListRoutes {
  /** @param language of the sentence that says why; each entry's campaign's where none is given. */
  async function toEntries(
    entries: readonly { entry: JoinedEntry; place: Place }[],
    language: Language | undefined,
  ) {
    return Promise.all(
      entries.map(async ({ entry, place }) => ({
        entryId: entry.entryId,
        caseId: entry.caseId,
        unit: entry.unit,
        priority: entry.priority,
        since: entry.since,
        place: place.place,
        why: explainPlace(place, language ?? (await campaigns.get(entry.campaignId)).language),
      })),
    );
  }

  /** The places of entries of one unit that follow each other in the list. */
  async function withPlaces(entries: readonly JoinedEntry[]) {
    const [first] = entries;
    return first ? placesOf(entries, await waitingList.before(first)) : [];
  }

  return {
    async listWaiting({ scope, params: { provinceId }, query: { language, ...wanted } }) {
      if (!scope.includes({ province: provinceId })) return refused('not-found');
      const page = await waitingList.ofProvince(provinceId, wanted);
      if (page.kind === 'refused') return page;
      const { items, next } = page.result;
      const ofUnits = [...Map.groupBy(items, ({ unit }) => unit).values()];
      const places = await Promise.all(ofUnits.map(withPlaces));
      return done({ items: await toEntries(places.flat(), language), next });
    },

    async readPlace({ scope, params: { caseId }, query: { language } }) {
      if (!scope.includes({ campaign: campaignOfCase(caseId) })) return refused('not-found');
      const [bed, entry] = await Promise.all([beds.ofCase(caseId), waitingList.ofCase(caseId)]);
      const [waiting] = entry ? await toEntries(await withPlaces([entry]), language) : [];
      return done({ caseId, bed: bed ? toBed(bed) : null, waiting: waiting ?? null });
    },
  };
}
