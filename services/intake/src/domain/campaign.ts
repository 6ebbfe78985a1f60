import type { EventOf } from '@iwaa/contracts/event';
import type {
  campaignChanged,
  campaignDeclared,
  campaignEnded,
  nightLevelDeclared,
} from '@iwaa/contracts/events/intake';
import type { NightLevel } from '@iwaa/contracts/vocabulary';
import type { ColdNight } from '@iwaa/domain/cold-nights';

export type CampaignEvent =
  | EventOf<typeof campaignDeclared>
  | EventOf<typeof campaignChanged>
  | EventOf<typeof campaignEnded>
  | EventOf<typeof nightLevelDeclared>;
/** What a campaign sets. */
export type CampaignTerms = EventOf<typeof campaignDeclared>['data'];

export interface Campaign {
  /** As they are now; null before the campaign is declared. */
  terms: CampaignTerms | null;
  ended: boolean;
  /** In their order; every other night is normal. Not there before the first is declared. */
  coldNights?: ColdNight[];
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
    case 'iwaa.intake.night-level-declared.v1':
      return { ...campaign, coldNights: withLevel(campaign, event.data) };
    default:
      return event satisfies never;
  }
}

function withLevel(
  { coldNights = [] }: Campaign,
  { night, level }: { night: string; level: NightLevel },
): ColdNight[] {
  const others = coldNights.filter((cold) => cold.night !== night);
  if (level === 'normal') return others;
  return [...others, { night, level }].sort((one, other) => (one.night < other.night ? -1 : 1));
}
