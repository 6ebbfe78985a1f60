import type { Deadlines, Language } from '@iwaa/contracts/vocabulary';
import { type Connection, Schema } from 'mongoose';

/** What casework keeps of a campaign. */
export interface Campaign {
  campaignId: string;
  language: Language;
  deadlines: Deadlines;
  /** When a return is visited, counted from the return (ISO-8601 durations). */
  followUpVisits: string[];
}

export interface Campaigns {
  keep(campaign: Campaign): Promise<void>;
  find(campaignId: string): Promise<Campaign | undefined>;
}

const text = { type: String, required: true };
const campaignSchema = new Schema(
  {
    _id: text,
    language: text,
    deadlines: {
      type: new Schema(
        {
          bedHold: text,
          waitingForBed: text,
          referralAnswer: text,
          referralCompletion: text,
          familyContact: text,
          returnDecision: text,
          followUpGrace: text,
        },
        { _id: false },
      ),
      required: true,
    },
    followUpVisits: { type: [String], required: true },
  },
  { collection: 'campaign', versionKey: false, strict: 'throw', strictQuery: 'throw' },
);

/** Campaigns as their declaration set them; those once found are kept in memory, because a declaration is made once. */
export function createCampaigns(connection: Connection): Campaigns {
  const model = connection.model('campaign', campaignSchema);
  const known = new Map<string, Campaign>();
  return {
    async keep({ campaignId, ...campaign }) {
      await model.updateOne({ _id: campaignId }, { $set: campaign }, { upsert: true, runValidators: true });
      known.delete(campaignId);
    },
    async find(campaignId) {
      const found = known.get(campaignId) ?? (await read(campaignId));
      if (found) known.set(campaignId, found);
      return found;
    },
  };

  async function read(campaignId: string): Promise<Campaign | undefined> {
    const found = await model
      .findById(campaignId)
      .lean<(Omit<Campaign, 'campaignId'> & { _id: string }) | null>();
    if (!found) return undefined;
    const { language, deadlines, followUpVisits } = found;
    return { campaignId, language, deadlines, followUpVisits };
  }
}
