import type { PlaceMissReason } from '@iwaa/contracts/vocabulary';

/** What came of a place of a round. */
export interface PlaceOutcome {
  readonly place: string;
  /** Why it was missed; null where it was visited. */
  readonly missedFor: PlaceMissReason | null;
}

/** A team's round as far as it says which of its places were visited. */
export interface RoundOfPlaces {
  readonly team: string;
  readonly night: string;
  readonly places: readonly string[];
  readonly outcomes: readonly PlaceOutcome[];
}

/** A place that was missed, and why, where that was said. */
export interface MissedPlace {
  readonly place: string;
  readonly reason: PlaceMissReason | null;
}

/**
 * What is handed over to a team's round of a night: the places that it missed on the last night before on which it went out, in their
 * order. One that any of that night's rounds visited is not among them.
 * @param rounds of the campaign; those of other teams and of later nights change nothing.
 */
export function missedPlaces(
  rounds: readonly RoundOfPlaces[],
  { team, night }: { readonly team: string; readonly night: string },
): readonly MissedPlace[] {
  const earlier = rounds.filter((round) => round.team === team && round.night < night);
  const last = earlier
    .map((round) => round.night)
    .sort()
    .at(-1);
  const ofLast = earlier.filter((round) => round.night === last);
  const outcomes = ofLast.flatMap((round) => round.outcomes);
  const visited = new Set(outcomes.filter(({ missedFor }) => missedFor === null).map(({ place }) => place));
  const places = new Set(ofLast.flatMap((round) => round.places));
  return [...places]
    .filter((place) => !visited.has(place))
    .map((place) => ({ place, reason: outcomes.find((one) => one.place === place)?.missedFor ?? null }));
}
