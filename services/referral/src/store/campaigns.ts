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

/** The campaigns that intake has declared. */
export function createCampaigns(database: Connection): Campaigns {
  const model = database.model('campaign', schema);
  return {
    async keep({ campaignId, answerWithin }) {
      await model.updateOne({ _id: campaignId }, { $setOnInsert: { answerWithin } }, { upsert: true });
    },
    async find(campaignId) {
      const found = await model.findById(campaignId).lean();
      return found ? { campaignId, answerWithin: found.answerWithin } : undefined;
    },
  };
}
