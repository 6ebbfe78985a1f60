import { describe, expect, it } from '@jest/globals';
import { missedPlaces, type RoundOfPlaces } from './missed-places.ts';

const round = (night: string, part: Partial<RoundOfPlaces> = {}): RoundOfPlaces => ({
  team: 'north',
  night,
  places: ['station', 'market', 'bridge'],
  outcomes: [
    { place: 'station', missedFor: null },
    { place: 'market', missedFor: 'no-time' },
  ],
  ...part,
});
const tonight = { team: 'north', night: '2024-12-14' };

describe('what is handed over to a round', () => {
  it('is what the team missed when it went out last, with why where that was said', () => {
    expect(missedPlaces([round('2024-12-12', { outcomes: [] }), round('2024-12-13')], tonight)).toEqual([
      { place: 'market', reason: 'no-time' },
      { place: 'bridge', reason: null },
    ]);
  });

  it('has no place that another round of that night visited', () => {
    const second = round('2024-12-13', {
      places: ['bridge'],
      outcomes: [{ place: 'bridge', missedFor: null }],
    });
    expect(missedPlaces([round('2024-12-13'), second], tonight)).toEqual([
      { place: 'market', reason: 'no-time' },
    ]);
  });

  it('is nothing of other teams, of the same night or of later ones', () => {
    const others = [round('2024-12-13', { team: 'south' }), round('2024-12-14'), round('2024-12-15')];
    expect(missedPlaces(others, tonight)).toEqual([]);
  });
});
