import type { Decision } from '@iwaa/contracts/decision';
import type { EventOf } from '@iwaa/contracts/event';
import type {
  placeMissed,
  placeVisited,
  streetRoundEnded,
  streetRoundStarted,
} from '@iwaa/contracts/events/intake';
import type { PlaceMissReason } from '@iwaa/contracts/vocabulary';
import type { PlaceOutcome } from '@iwaa/domain/missed-places';
import { type CampaignNights, type NightRefusal, nightRefusal } from '@iwaa/domain/night';

export type StreetRoundEvent =
  | EventOf<typeof streetRoundStarted>
  | EventOf<typeof placeVisited>
  | EventOf<typeof placeMissed>
  | EventOf<typeof streetRoundEnded>;

export interface StreetRound {
  /** Who went out, when and where; null before the start. None of it changes, so that it may be cached. */
  plan: EventOf<typeof streetRoundStarted>['data'] | null;
  /** What came of its places, as it was said last of each. */
  outcomes: PlaceOutcome[];
  ended: boolean;
}
export const newStreetRound: StreetRound = { plan: null, outcomes: [], ended: false };

export type StreetRoundCommand =
  | {
      type: 'start-round';
      roundId: string;
      campaign: CampaignNights & { campaignId: string };
      team: string;
      night: string;
      places: string[];
      /** Those that the team missed when it went out last; they are places of this round too. */
      handedOver: string[];
      at: string;
    }
  | { type: 'visit-place'; place: string }
  | { type: 'miss-place'; place: string; reason: PlaceMissReason }
  /**
   * `contacts`: how many had been recorded by then, and `metAt`: at which places. A team without a network may record more of them later.
   */
  | { type: 'end-round'; contacts: number; metAt: string[] };

export type StreetRoundRefusal = NightRefusal | 'round-unknown' | 'place-not-planned' | 'too-many-places';

/** A round has so many places at most, with those that it takes over, and with those that it visits unplanned. */
const mostPlaces = { planned: 100, inAll: 200 };

export function decide(
  round: StreetRound,
  command: StreetRoundCommand,
): Decision<StreetRoundEvent, StreetRoundRefusal> {
  if (command.type === 'start-round') return start(round, command);
  if (!round.plan) return 'round-unknown';
  const { roundId, campaignId, team, night, places } = round.plan;
  const about = { roundId, campaignId, team, night };
  const said = (place: string) => round.outcomes.find((outcome) => outcome.place === place);
  switch (command.type) {
    case 'visit-place': {
      const { place } = command;
      if (said(place)?.missedFor === null) return [];
      if (!said(place) && round.outcomes.length >= mostPlaces.inAll) return 'too-many-places';
      return [{ type: 'iwaa.intake.place-visited.v1', data: { ...about, place } }];
    }
    case 'miss-place': {
      const { place, reason } = command;
      if (!places.includes(place)) return 'place-not-planned';
      if (said(place)?.missedFor === reason) return [];
      return [{ type: 'iwaa.intake.place-missed.v1', data: { ...about, place, reason } }];
    }
    case 'end-round': {
      if (round.ended) return [];
      const unsaid = places.filter((place) => !said(place));
      return [
        ...unsaid.map(
          (place): StreetRoundEvent =>
            command.metAt.includes(place)
              ? { type: 'iwaa.intake.place-visited.v1', data: { ...about, place } }
              : { type: 'iwaa.intake.place-missed.v1', data: { ...about, place, reason: 'not-reached' } },
        ),
        {
          type: 'iwaa.intake.street-round-ended.v1',
          data: { roundId, campaignId, night, contacts: command.contacts },
        },
      ];
    }
    default:
      return command satisfies never;
  }
}

function start(
  round: StreetRound,
  command: Extract<StreetRoundCommand, { type: 'start-round' }>,
): Decision<StreetRoundEvent, StreetRoundRefusal> {
  if (round.plan) return [];
  const { roundId, campaign, team, night, at } = command;
  const refused = nightRefusal(campaign, night, at);
  if (refused) return refused;
  const planned = [...new Set(command.places)];
  const others = command.handedOver.filter((place) => !planned.includes(place));
  const places = [...others.slice(0, mostPlaces.planned - planned.length), ...planned];
  const handedOver = places.filter((place) => command.handedOver.includes(place));
  const { campaignId } = campaign;
  const data = { roundId, campaignId, team, night, places, handedOver };
  return [{ type: 'iwaa.intake.street-round-started.v1', data }];
}

export function evolve(round: StreetRound, event: StreetRoundEvent): StreetRound {
  switch (event.type) {
    case 'iwaa.intake.street-round-started.v1':
      return { ...round, plan: event.data };
    case 'iwaa.intake.place-visited.v1':
      return withOutcome(round, { place: event.data.place, missedFor: null });
    case 'iwaa.intake.place-missed.v1':
      return withOutcome(round, { place: event.data.place, missedFor: event.data.reason });
    case 'iwaa.intake.street-round-ended.v1':
      return { ...round, ended: true };
    default:
      return event satisfies never;
  }
}

function withOutcome(round: StreetRound, outcome: PlaceOutcome): StreetRound {
  const others = round.outcomes.filter(({ place }) => place !== outcome.place);
  return { ...round, outcomes: [...others, outcome] };
}
