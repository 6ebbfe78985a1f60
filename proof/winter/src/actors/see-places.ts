import type { round } from '@iwaa/contracts/http/intake';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { PlaceMissReason } from '@iwaa/contracts/vocabulary';
import type { ServiceClient } from '@iwaa/service-client/service-client';
import type { z } from 'zod';
import { places, type teams } from './campaign.ts';
import type { WinterContext } from './winter-context.ts';

type Round = Pick<z.output<typeof round>, 'roundId' | 'handedOver'>;
type Team = (typeof teams)[number];

const reasons: readonly PlaceMissReason[] = ['no-time', 'weather', 'no-access', 'unsafe'];
const dayMs = 24 * 3600_000;

/** Where a team plans to go on a night: where it meets people, and two places more, which change from night to night. */
export function plannedPlaces(team: number, night: string): string[] {
  const { own, more } = placesOf(team, night);
  return [...own, ...more];
}

/**
 * A team sees what was left to it, and the first of the places where it meets nobody. The other one it misses: every second time it
 * says why, else the round ends before it.
 */
export async function seePlaces(
  { key }: WinterContext,
  {
    client,
    round,
    team,
    name,
    night,
  }: {
    readonly client: ServiceClient;
    readonly round: Round;
    readonly team: number;
    readonly name: Team;
    readonly night: string;
  },
): Promise<void> {
  const { more, number } = placesOf(team, night);
  const [seen = '', missed = ''] = more;
  for (const place of new Set([...round.handedOver, seen]))
    await client.call(intakeRoutes.visitPlace, {
      params: { roundId: round.roundId, place },
      key: key('visit', night, name, place),
    });
  if (number % 2 === 0 || round.handedOver.includes(missed)) return;
  await client.call(intakeRoutes.missPlace, {
    params: { roundId: round.roundId, place: missed },
    body: { reason: reasons[number % reasons.length] ?? 'other' },
    key: key('miss', night, name, missed),
  });
}

function placesOf(team: number, night: string) {
  // The n-th contact of a night is met at the n-th place by the n-th team, round after round.
  const own = places.filter((_, index) => index % 3 === team);
  const others = places.filter((_, index) => index % 3 !== team);
  const number = Math.floor(Date.parse(night) / dayMs) + team;
  const more = [0, 1].flatMap((step) => others[(number + step) % others.length] ?? []);
  return { own, more, number };
}
