import { type Connection, Schema } from 'mongoose';

/** What this service has to know of a campaign. */
export interface CampaignTerms {
  readonly campaignId: string;
  /** How long an agency has to answer, as an ISO-8601 duration. */
  readonly answerWithin: string;
}

export interface Campaigns {
  /** Keeps a campaign's terms as they were first declared. */
  keep(terms: CampaignTerms): Promise<void>;
  find(campaignId: string): Promise<CampaignTerms | undefined>;
}

const schema = new Schema(
  { _id: { type: String, required: true }, answerWithin: { type: String, required: true } },
  { collection: 'campaign', versionKey: false, strict: 'throw', strictQuery: 'throw' },
);

/** The campaigns that intake has declared. A declaration never changes, so one that was read is not read again. */
export function createCampaigns(database: Connection): Campaigns {
  const model = database.model('campaign', schema);
  const known = new Map<string, CampaignTerms>();
  return {
    async keep({ campaignId, answerWithin }) {
      await model.updateOne({ _id: campaignId }, { $setOnInsert: { answerWithin } }, { upsert: true });
    },
    async find(campaignId) {
      const before = known.get(campaignId);
      if (before) return before;
      const found = await model.findById(campaignId).lean();
      if (!found) return undefined;
      const terms = { campaignId, answerWithin: found.answerWithin };
      known.set(campaignId, terms);
      return terms;
    },
  };
}
