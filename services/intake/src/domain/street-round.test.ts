import { isRefusal } from '@iwaa/contracts/decision';
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
const start = (night = '2024-12-12'): StreetRoundCommand => ({
  type: 'start-round',
  roundId,
  campaign,
  team: 'team-one',
  night,
  places: ['bus-station'],
  at,
});
const end = (contacts: number): StreetRoundCommand => ({ type: 'end-round', contacts });

function run(round: StreetRound, command: StreetRoundCommand) {
  const decision = decide(round, command);
  if (isRefusal(decision)) throw new Error(`unexpectedly refused: ${decision}`);
  return { events: decision, round: decision.reduce(evolve, round) };
}

describe('StreetRound', () => {
  it('starts on a night of its campaign', () => {
    const { events } = run(newStreetRound, start());
    expect(events).toEqual([
      {
        type: 'iwaa.intake.street-round-started.v1',
        data: {
          roundId,
          campaignId: 'SK-2425',
          team: 'team-one',
          night: '2024-12-12',
          places: ['bus-station'],
        },
      },
    ]);
  });

  it.each(['2024-12-11', '2025-02-01'])('does not start on %s, which lies outside its campaign', (night) => {
    expect(decide(newStreetRound, start(night))).toBe('night-outside-campaign');
  });

  it('ends once, with the number of contacts recorded by then', () => {
    const started = run(newStreetRound, start()).round;
    const ended = run(started, end(12));
    expect(ended.events).toEqual([
      {
        type: 'iwaa.intake.street-round-ended.v1',
        data: { roundId, campaignId: 'SK-2425', night: '2024-12-12', contacts: 12 },
      },
    ]);
    expect(run(ended.round, end(13)).events).toEqual([]);
  });

  it('does not end before it was started', () => {
    expect(decide(newStreetRound, end(0))).toBe('round-unknown');
  });

  it('tells its start and its end at most once each, whatever is asked', () => {
    const command = fc.oneof(
      fc.constantFrom(start(), start('2025-01-31')),
      fc.nat(50).map((contacts) => end(contacts)),
    );
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
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });
});
