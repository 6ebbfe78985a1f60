import { isRefusal } from '@iwaa/contracts/decision';
import { placeMissReasons } from '@iwaa/contracts/vocabulary';
import { missedPlaces } from '@iwaa/domain/missed-places';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide, evolve, newStreetRound, type StreetRound, type StreetRoundCommand } from './street-round.ts';

const roundId = '7c3f3a0e-51a9-4f0e-9f0b-3c6f5f3f1a01';
const campaign = {
  campaignId: 'SK-2425',
  startsOn: '2024-12-12',
  endsOn: '2025-01-31',
  timeZone: 'Africa/Casablanca',
};
const at = '2025-02-01T20:00:00.000Z';
const start = (
  night = '2024-12-12',
  { places = ['bus-station'], handedOver = [] }: { places?: string[]; handedOver?: string[] } = {},
): StreetRoundCommand => ({
  type: 'start-round',
  roundId,
  campaign,
  team: 'team-one',
  night,
  places,
  handedOver,
  at,
});
const end = (contacts: number, metAt: string[] = []): StreetRoundCommand => ({
  type: 'end-round',
  contacts,
  metAt,
});
const visit = (place: string): StreetRoundCommand => ({ type: 'visit-place', place });
const miss = (place: string, reason: (typeof placeMissReasons)[number] = 'no-time'): StreetRoundCommand => ({
  type: 'miss-place',
  place,
  reason,
});

function run(round: StreetRound, ...commands: StreetRoundCommand[]) {
  let after = { events: [] as readonly { type: string; data: object }[], round };
  for (const command of commands) {
    const decision = decide(after.round, command);
    if (isRefusal(decision)) throw new Error(`unexpectedly refused: ${decision}`);
    after = { events: decision, round: decision.reduce(evolve, after.round) };
  }
  return after;
}
const about = { roundId, campaignId: 'SK-2425', team: 'team-one', night: '2024-12-12' };

describe('StreetRound', () => {
  it('starts on a night of its campaign', () => {
    expect(run(newStreetRound, start()).events).toEqual([
      {
        type: 'iwaa.intake.street-round-started.v1',
        data: { ...about, places: ['bus-station'], handedOver: [] },
      },
    ]);
  });

  it('takes over what the team missed before, each place once', () => {
    const { round } = run(newStreetRound, start('2024-12-13', { handedOver: ['bridge', 'bus-station'] }));
    expect(round.plan).toMatchObject({
      places: ['bridge', 'bus-station'],
      handedOver: ['bridge', 'bus-station'],
    });
    const many = Array.from({ length: 99 }, (_, index) => `place-${index}`);
    const full = run(newStreetRound, start('2024-12-13', { places: many, handedOver: ['bridge', 'market'] }));
    expect(full.round.plan).toMatchObject({ places: ['bridge', ...many], handedOver: ['bridge'] });
  });

  it.each(['2024-12-11', '2025-02-01'])('does not start on %s, which lies outside its campaign', (night) => {
    expect(decide(newStreetRound, start(night))).toBe('night-outside-campaign');
  });

  it('tells that a place was visited, also one that was not planned, and that one was missed, with why', () => {
    const started = run(newStreetRound, start()).round;
    expect(run(started, visit('market')).events).toEqual([
      { type: 'iwaa.intake.place-visited.v1', data: { ...about, place: 'market' } },
    ]);
    expect(run(started, miss('bus-station', 'weather')).events).toEqual([
      { type: 'iwaa.intake.place-missed.v1', data: { ...about, place: 'bus-station', reason: 'weather' } },
    ]);
    expect(decide(started, miss('market'))).toBe('place-not-planned');
  });

  it('goes by what was said of a place last', () => {
    const { round } = run(newStreetRound, start(), miss('bus-station'), visit('bus-station'));
    expect(round.outcomes).toEqual([{ place: 'bus-station', missedFor: null }]);
    expect(run(round, miss('bus-station', 'unsafe')).round.outcomes).toEqual([
      { place: 'bus-station', missedFor: 'unsafe' },
    ]);
  });

  it('ends once, with the number of contacts recorded by then', () => {
    const started = run(newStreetRound, start('2024-12-12', { places: [] })).round;
    const ended = run(started, end(12));
    expect(ended.events).toEqual([
      {
        type: 'iwaa.intake.street-round-ended.v1',
        data: { roundId, campaignId: 'SK-2425', night: '2024-12-12', contacts: 12 },
      },
    ]);
    expect(run(ended.round, end(13)).events).toEqual([]);
  });

  it('ends with each of its places visited, where somebody was met or it was said, or else missed', () => {
    const places = ['bus-station', 'market', 'bridge', 'hospital'];
    const started = run(newStreetRound, start('2024-12-12', { places })).round;
    const { round } = run(
      started,
      visit('bus-station'),
      miss('market', 'weather'),
      end(1, ['bridge', 'market']),
    );
    expect(round.outcomes).toEqual([
      { place: 'bus-station', missedFor: null },
      { place: 'market', missedFor: 'weather' },
      { place: 'bridge', missedFor: null },
      { place: 'hospital', missedFor: 'not-reached' },
    ]);
  });

  it('is not ended and not worked on before it was started', () => {
    for (const command of [end(0), visit('market'), miss('market')])
      expect(decide(newStreetRound, command)).toBe('round-unknown');
  });

  it('has a bounded number of places', () => {
    const many = Array.from({ length: 200 }, (_, index) => visit(`place-${index}`));
    const { round } = run(newStreetRound, start(), ...many);
    expect(decide(round, visit('one-more'))).toBe('too-many-places');
  });

  const place = fc.constantFrom('bus-station', 'market', 'bridge');
  const command = fc.oneof(
    fc.constantFrom(start(), start('2025-01-31')),
    place.map(visit),
    fc.tuple(place, fc.constantFrom(...placeMissReasons)).map(([one, reason]) => miss(one, reason)),
    fc.tuple(fc.nat(50), fc.array(place)).map(([contacts, metAt]) => end(contacts, metAt)),
  );

  it('tells its start and its end at most once each, and nothing of a command that is repeated', () => {
    fc.assert(
      fc.property(fc.array(command), (commands) => {
        let round = newStreetRound;
        const told: string[] = [];
        for (const each of commands) {
          const decision = decide(round, each);
          if (isRefusal(decision)) continue;
          told.push(...decision.map(({ type }) => type));
          round = decision.reduce(evolve, round);
          expect(decide(round, each)).toEqual([]);
        }
        const once = told.filter((type) => /round-(?:started|ended)/.test(type));
        expect(new Set(once).size).toBe(once.length);
      }),
    );
  });

  it('loses no place: once it has ended each planned one is visited, or handed over to the next night', () => {
    fc.assert(
      fc.property(fc.array(command), (commands) => {
        const places = ['bus-station', 'market'];
        let { round } = run(newStreetRound, start('2024-12-12', { places }));
        for (const each of [...commands, end(0)]) {
          const decision = decide(round, each);
          if (!isRefusal(decision)) round = decision.reduce(evolve, round);
        }
        const done = { team: 'team-one', night: '2024-12-12', places, outcomes: round.outcomes };
        const handedOver = missedPlaces([done], { team: 'team-one', night: '2024-12-13' });
        const visited = round.outcomes.filter(({ missedFor }) => missedFor === null);
        expect(places.toSorted()).toEqual(
          [...visited, ...handedOver]
            .map((one) => one.place)
            .filter((one) => places.includes(one))
            .toSorted(),
        );
      }),
    );
  });
});
