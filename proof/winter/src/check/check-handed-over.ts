import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

const type = {
  started: 'iwaa.intake.street-round-started.v1',
  visited: 'iwaa.intake.place-visited.v1',
  missed: 'iwaa.intake.place-missed.v1',
  ended: 'iwaa.intake.street-round-ended.v1',
} as const;
const types: ReadonlySet<string> = new Set(Object.values(type));

interface Round {
  readonly team: string;
  readonly night: string;
  readonly places: readonly string[];
  readonly ended: boolean;
  /** Whether each place was visited, as it was said last. */
  readonly visited: ReadonlyMap<string, boolean>;
}

/** Every place of a round that has ended is visited or missed, and what was missed is a place of the team's next round. */
export function checkHandedOver(facts: readonly PublishedFact[]): Check {
  const own = Map.groupBy(
    facts.filter((fact) => types.has(fact.type)),
    ({ data }) => data.roundId,
  );
  const rounds = [...own.values()].flatMap(roundOf);
  const byNight = rounds.toSorted((one, other) => one.night.localeCompare(other.night));
  const ofTeams = Map.groupBy(byNight, ({ team }) => team);
  return toCheck(
    'places',
    'every place of a round is visited or missed, and what was missed is handed over to the next one',
    rounds.reduce((sum, { places }) => sum + places.length, 0),
    [...ofTeams.values()].flatMap((ofTeam) =>
      ofTeam.flatMap((round, index) => differencesOf(round, ofTeam[index + 1])),
    ),
  );
}

function roundOf(facts: readonly PublishedFact[]): Round[] {
  const ordered = facts.toSorted((one, other) => one.sequence - other.sequence);
  const start = ordered.find((fact) => fact.type === type.started);
  if (!start) return [];
  const said = ordered.filter((fact) => fact.type === type.visited || fact.type === type.missed);
  return [
    {
      team: String(start.data.team),
      night: String(start.data.night),
      places: start.data.places as readonly string[],
      ended: ordered.some((fact) => fact.type === type.ended),
      visited: new Map(said.map((fact) => [String(fact.data.place), fact.type === type.visited])),
    },
  ];
}

function differencesOf(round: Round, next: Round | undefined): Difference<WinterDifferences>[] {
  const { team, night } = round;
  return round.places.flatMap((place): Difference<WinterDifferences>[] => {
    const isVisited = round.visited.get(place);
    if (isVisited === undefined)
      return round.ended ? [{ what: 'placeLeftOpen', of: [place, team, night] }] : [];
    if (isVisited || !next || next.places.includes(place)) return [];
    return [{ what: 'placeNotHandedOver', of: [place, team, night] }];
  });
}
