import type { EventOf } from '@iwaa/contracts/event';
import type { campaignChanged, campaignDeclared, campaignEnded } from '@iwaa/contracts/events/intake';

export type CampaignEvent =
  | EventOf<typeof campaignDeclared>
  | EventOf<typeof campaignChanged>
  | EventOf<typeof campaignEnded>;
/** What a campaign sets. */
export type CampaignTerms = EventOf<typeof campaignDeclared>['data'];

export interface Campaign {
  /** As they are now; null before the campaign is declared. */
  terms: CampaignTerms | null;
  ended: boolean;
}
export const newCampaign: Campaign = { terms: null, ended: false };

export function evolve(campaign: Campaign, event: CampaignEvent): Campaign {
  switch (event.type) {
    case 'iwaa.intake.campaign-declared.v1':
      return { ...campaign, terms: event.data };
    case 'iwaa.intake.campaign-changed.v1': {
      const { reason: _, ...terms } = event.data;
      return { ...campaign, terms };
    }
    case 'iwaa.intake.campaign-ended.v1':
      return { ...campaign, ended: true };
    default:
      return event satisfies never;
  }
}
