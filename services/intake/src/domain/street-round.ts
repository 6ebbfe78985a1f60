import type { Decision } from '@iwaa/contracts/decision';
import type { EventOf } from '@iwaa/contracts/event';
import type { streetRoundEnded, streetRoundStarted } from '@iwaa/contracts/events/intake';
import { type CampaignNights, type NightRefusal, nightRefusal } from '@iwaa/domain/night';

export type StreetRoundEvent = EventOf<typeof streetRoundStarted> | EventOf<typeof streetRoundEnded>;

export interface StreetRound {
  /** Who went out, when and where; null before the start. None of it changes, so that it may be cached. */
  plan: EventOf<typeof streetRoundStarted>['data'] | null;
  ended: boolean;
}
export const newStreetRound: StreetRound = { plan: null, ended: false };

export type StreetRoundCommand =
  | {
      type: 'start-round';
      roundId: string;
      campaign: CampaignNights & { campaignId: string };
      team: string;
      night: string;
      places: string[];
      at: string;
    }
  /** `contacts`: how many had been recorded by then. A team without a network may record more of them later. */
  | { type: 'end-round'; contacts: number };

export type StreetRoundRefusal = NightRefusal | 'round-unknown';

export function decide(
  round: StreetRound,
  command: StreetRoundCommand,
): Decision<StreetRoundEvent, StreetRoundRefusal> {
  switch (command.type) {
    case 'start-round': {
      if (round.plan) return [];
      const { roundId, campaign, team, night, places, at } = command;
      const refused = nightRefusal(campaign, night, at);
      if (refused) return refused;
      const { campaignId } = campaign;
      return [
        { type: 'iwaa.intake.street-round-started.v1', data: { roundId, campaignId, team, night, places } },
      ];
    }
    case 'end-round': {
      if (!round.plan) return 'round-unknown';
      if (round.ended) return [];
      const { roundId, campaignId, night } = round.plan;
      const data = { roundId, campaignId, night, contacts: command.contacts };
      return [{ type: 'iwaa.intake.street-round-ended.v1', data }];
    }
    default:
      return command satisfies never;
  }
}

export function evolve(round: StreetRound, event: StreetRoundEvent): StreetRound {
  switch (event.type) {
    case 'iwaa.intake.street-round-started.v1':
      return { ...round, plan: event.data };
    case 'iwaa.intake.street-round-ended.v1':
      return { ...round, ended: true };
    default:
      return event satisfies never;
  }
}
