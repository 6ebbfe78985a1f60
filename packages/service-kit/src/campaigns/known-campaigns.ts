import type { EventOf } from '@iwaa/contracts/event';
import type { campaignDeclared } from '@iwaa/contracts/events/intake';
import { TransientFault } from '@iwaa/eventing/failure/fault';
import { LRUCache } from 'lru-cache';
import type { Connection } from 'mongoose';

/** What a campaign sets, as intake tells it. */
export type CampaignTerms = EventOf<typeof campaignDeclared>['data'];
export type KnownCampaign = CampaignTerms & { readonly ended: boolean };

/** The campaigns that intake has told a service of. */
export interface KnownCampaigns {
  /** Keeps a campaign's terms; those of an earlier fact change nothing. `sequence` is the fact's. */
  keep(terms: CampaignTerms, sequence: number): Promise<void>;
  end(campaignId: string): Promise<void>;
  /** As it is known here, at most some seconds old; undefined while intake's declaration has not arrived. */
  find(campaignId: string): Promise<KnownCampaign | undefined>;
  /** Those of some campaigns that are known, by their ids. */
  findAll(campaignIds: Iterable<string>): Promise<Map<string, KnownCampaign>>;
  /** @throws TransientFault while intake's declaration has not arrived. */
  get(campaignId: string): Promise<KnownCampaign>;
  /** The provinces in which those of the campaigns are that have not ended. */
  provincesOf(campaignIds: readonly string[]): Promise<readonly string[]>;
}

interface CampaignDocument {
  readonly _id: string;
  readonly terms?: CampaignTerms;
  readonly sequence?: number;
  readonly ended?: boolean;
}

/** So long (ms) a process may go by what another process of its service has replaced. */
const freshForMs = 5000;
const mostCampaigns = 1000;

export function createKnownCampaigns(database: Connection): KnownCampaigns {
  const campaigns = database.collection<CampaignDocument>('campaign');
  const cache = new LRUCache<string, KnownCampaign>({ max: mostCampaigns, ttl: freshForMs });

  async function find(campaignId: string): Promise<KnownCampaign | undefined> {
    const cached = cache.get(campaignId);
    if (cached) return cached;
    const { terms, ended = false } = (await campaigns.findOne({ _id: campaignId })) ?? {};
    if (!terms) return undefined;
    const known = { ...terms, ended };
    cache.set(campaignId, known);
    return known;
  }

  return {
    find,
    async keep(terms, sequence) {
      const isLater = { $gt: [sequence, { $ifNull: ['$sequence', 0] }] };
      await campaigns.updateOne(
        { _id: terms.campaignId },
        [
          {
            $set: {
              terms: { $cond: [isLater, { $literal: terms }, '$terms'] },
              sequence: { $max: [sequence, '$sequence'] },
            },
          },
        ],
        { upsert: true },
      );
      cache.delete(terms.campaignId);
    },
    async end(campaignId) {
      await campaigns.updateOne({ _id: campaignId }, { $set: { ended: true } }, { upsert: true });
      cache.delete(campaignId);
    },
    async get(campaignId) {
      const known = await find(campaignId);
      if (known) return known;
      throw new TransientFault(
        `Campaign ${campaignId} is not known here yet. It will be, once its declaration is read; nothing is left to do.`,
      );
    },
    async findAll(campaignIds) {
      const found = await Promise.all([...new Set(campaignIds)].map(find));
      return new Map(found.flatMap((campaign) => (campaign ? [[campaign.campaignId, campaign]] : [])));
    },
    async provincesOf(campaignIds) {
      const known = await Promise.all(campaignIds.map(find));
      const running = known.filter((campaign) => campaign && !campaign.ended);
      return [...new Set(running.flatMap((campaign) => campaign?.provinceId ?? []))];
    },
  };
}
