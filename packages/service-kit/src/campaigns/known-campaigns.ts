import type { EventOf } from '@iwaa/contracts/event';
import type { campaignDeclared } from '@iwaa/contracts/events/intake';
import type { NightLevel } from '@iwaa/contracts/vocabulary';
import { TransientFault } from '@iwaa/eventing/failure/fault';
import { LRUCache } from 'lru-cache';
import type { Connection } from 'mongoose';

/** What a campaign sets, as intake tells it. */
export type CampaignTerms = EventOf<typeof campaignDeclared>['data'];
export type KnownCampaign = CampaignTerms & {
  readonly ended: boolean;
  /** How cold its nights are, by their names, as far as the committee has declared it. */
  readonly levels: Readonly<Record<string, NightLevel>>;
};

/** The campaigns that intake has told a service of. */
export interface KnownCampaigns {
  /** Keeps a campaign's terms; those of an earlier fact change nothing. `sequence` is the fact's. */
  keep(terms: CampaignTerms, sequence: number): Promise<void>;
  /** Keeps how cold a night is; an earlier word of the same night changes nothing. `sequence` is the fact's. */
  keepLevel(
    of: { readonly campaignId: string; readonly night: string; readonly level: NightLevel },
    sequence: number,
  ): Promise<void>;
  end(campaignId: string): Promise<void>;
  /** As it is known here, at most some seconds old; undefined while intake's declaration has not arrived. */
  find(campaignId: string): Promise<KnownCampaign | undefined>;
  /** Those of some campaigns that are known, by their ids. */
  findAll(campaignIds: Iterable<string>): Promise<Map<string, KnownCampaign>>;
  /** @throws TransientFault while intake's declaration has not arrived. */
  get(campaignId: string): Promise<KnownCampaign>;
  /** The same as the database has it now, whatever another process of the service has written. */
  getLatest(campaignId: string): Promise<KnownCampaign>;
  /** The provinces in which those of the campaigns are that have not ended. */
  provincesOf(campaignIds: readonly string[]): Promise<readonly string[]>;
}

interface CampaignDocument {
  readonly _id: string;
  readonly terms?: CampaignTerms;
  readonly sequence?: number;
  readonly ended?: boolean;
  readonly levels?: Readonly<Record<string, { readonly level: NightLevel; readonly sequence: number }>>;
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
    const { terms, ended = false, levels = {} } = (await campaigns.findOne({ _id: campaignId })) ?? {};
    if (!terms) return undefined;
    const declared = Object.entries(levels).map(([night, { level }]) => [night, level] as const);
    const known = { ...terms, ended, levels: Object.fromEntries(declared) };
    cache.set(campaignId, known);
    return known;
  }

  async function get(campaignId: string): Promise<KnownCampaign> {
    const known = await find(campaignId);
    if (known) return known;
    throw new TransientFault(
      `Campaign ${campaignId} is not known here yet. It will be, once its declaration is read; nothing is left to do.`,
    );
  }

  return {
    find,
    get,
    getLatest(campaignId) {
      cache.delete(campaignId);
      return get(campaignId);
    },
    async keepLevel({ campaignId, night, level }, sequence) {
      const known = `$levels.${night}`;
      const isLater = { $gt: [sequence, { $ifNull: [`${known}.sequence`, 0] }] };
      await campaigns.updateOne(
        { _id: campaignId },
        [{ $set: { [`levels.${night}`]: { $cond: [isLater, { $literal: { level, sequence } }, known] } } }],
        { upsert: true },
      );
      cache.delete(campaignId);
    },
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
