import type { Language } from '@iwaa/contracts/vocabulary';
import { TransientFault } from '@iwaa/eventing/fault';
import type { Connection } from 'mongoose';
import type { CampaignDates } from '../domain/night.ts';

/** What this service has to know of a campaign. */
export interface CampaignTerms extends CampaignDates {
  readonly language: Language;
  /** How long a bed is held, as an ISO-8601 duration. */
  readonly bedHold: string;
}

export interface Campaigns {
  /** Keeps a campaign's terms as they were first declared. */
  keep(campaignId: string, terms: CampaignTerms): Promise<void>;
  /** @throws TransientFault while intake's declaration has not arrived here. */
  terms(campaignId: string): Promise<CampaignTerms>;
}

type CampaignDocument = CampaignTerms & { readonly _id: string };

/** The campaigns that intake has declared. A declaration never changes, so one that was read is not read again. */
export function createCampaigns(database: Connection): Campaigns {
  const campaigns = database.collection<CampaignDocument>('campaign');
  const known = new Map<string, CampaignTerms>();
  return {
    async keep(campaignId, terms) {
      await campaigns.updateOne({ _id: campaignId }, { $setOnInsert: terms }, { upsert: true });
    },
    async terms(campaignId) {
      const terms = known.get(campaignId) ?? (await campaigns.findOne({ _id: campaignId }));
      if (!terms)
        throw new TransientFault(
          `Campaign ${campaignId} is not known here yet. It will be, once its declaration is read; nothing is left to do.`,
        );
      known.set(campaignId, terms);
      return terms;
    },
  };
}
