import type { PlaceMissReason } from '@iwaa/contracts/vocabulary';
import type { PlaceOutcome } from '@iwaa/domain/missed-places';
import type { Item } from '../../outbox/outbox.ts';
import { isOfRound, type TonightsRound } from './tonights-round.ts';

/** A place of a round, as this phone knows it. */
export interface PlaceOfRound {
  readonly place: string;
  /** Null where nothing is said of it yet. */
  readonly outcome: PlaceOutcome | null;
  /** What this phone has recorded of it last. */
  readonly said: Item | undefined;
  /** Whether this phone has recorded a contact there. */
  readonly isMet: boolean;
  /** Whether the team missed it when it went out last. */
  readonly isHandedOver: boolean;
}

/** The places of a round: what the server says of each, and what this phone has recorded since; who was met somewhere has visited it. */
export function placesOfRound(round: TonightsRound, items: readonly Item[]): readonly PlaceOfRound[] {
  const mine = items.filter(
    (item) =>
      isOfRound(round, item, items) && (item.standing.kind === 'waiting' || item.standing.kind === 'taken'),
  );
  const unplanned = mine.flatMap(({ command, params }) =>
    command === 'visitPlace' ? [String(params.place)] : [],
  );
  return [...new Set([...round.places, ...unplanned])].map((place) => {
    const said = mine.findLast(({ command, params }) => isSaid(command) && params.place === place);
    const isMet = mine.some(({ command, body }) => command === 'recordContact' && body.place === place);
    const known = round.outcomes.find((outcome) => outcome.place === place);
    const own = said && { place, missedFor: missedFor(said) };
    const met = isMet ? { place, missedFor: null } : undefined;
    return {
      place,
      outcome: own ?? known ?? met ?? null,
      said,
      isMet,
      isHandedOver: round.handedOver.includes(place),
    };
  });
}

function isSaid(command: Item['command']): boolean {
  return command === 'visitPlace' || command === 'missPlace';
}

function missedFor({ command, body }: Item): PlaceMissReason | null {
  return command === 'missPlace' ? (body.reason as PlaceMissReason) : null;
}
