import type { Connection } from 'mongoose';

interface CampaignDocument {
  readonly _id: string;
  readonly followUpVisits: readonly string[];
}

/** What mediation keeps of the campaigns that intake declares: when a return is visited. */
export interface Campaigns {
  keep(campaignId: string, followUpVisits: readonly string[]): Promise<void>;
  /** The ISO-8601 durations from the return to each visit, or undefined while the campaign is not known here. */
  followUpVisitsOf(campaignId: string): Promise<readonly string[] | undefined>;
}

/** A declaration never changes, so one that was read is not read again. */
export function createCampaigns(database: Connection): Campaigns {
  const campaigns = database.collection<CampaignDocument>('campaign');
  const known = new Map<string, readonly string[]>();
  return {
    async keep(campaignId, followUpVisits) {
      await campaigns.updateOne({ _id: campaignId }, { $set: { followUpVisits } }, { upsert: true });
    },
    async followUpVisitsOf(campaignId) {
      const visits = known.get(campaignId) ?? (await campaigns.findOne({ _id: campaignId }))?.followUpVisits;
      if (visits) known.set(campaignId, visits);
      return visits;
    },
  };
}
