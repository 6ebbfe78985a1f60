import { describe, expect, it } from '@jest/globals';
import { type Item, waitingAnew } from '../../outbox/outbox.ts';
import { placesOfRound } from './places-of-round.ts';

const round = {
  key: 'round-1',
  roundId: 'round-1',
  places: ['station', 'market'],
  handedOver: ['market'],
  outcomes: [{ place: 'station', missedFor: 'weather' as const }],
};
const item = (id: string, part: Partial<Item>): Item => ({
  id,
  command: 'visitPlace',
  params: { roundId: 'round-1' },
  body: {},
  about: 'round-1',
  label: '',
  recordedAt: '2025-12-12T20:00:00.000Z',
  standing: waitingAnew,
  ...part,
});
const said = (items: readonly Item[]) =>
  placesOfRound(round, items).map(({ place, outcome, said: own }) => [
    place,
    outcome && (outcome.missedFor ?? 'visited'),
    own?.standing.kind === 'waiting',
  ]);

describe('the places of a round', () => {
  it('are as the server says until the phone says otherwise, and handed over where they are', () => {
    expect(placesOfRound(round, [])).toMatchObject([
      { place: 'station', outcome: { missedFor: 'weather' }, isHandedOver: false },
      { place: 'market', outcome: null, isHandedOver: true },
    ]);
  });

  it('are as this phone has recorded last, before the server knows of it, too', () => {
    const visit = item('a', { params: { roundId: 'round-1', place: 'station' } });
    const miss = item('b', {
      command: 'missPlace',
      params: { roundId: 'round-1', place: 'market' },
      body: { reason: 'no-time' },
    });
    expect(said([visit, miss])).toEqual([
      ['station', 'visited', true],
      ['market', 'no-time', true],
    ]);
    const again = { ...visit, id: 'c', params: { roundId: 'round-1', place: 'market' } };
    expect(said([miss, again])).toContainEqual(['market', 'visited', true]);
  });

  it('are visited where somebody was met; what was refused says nothing, nor does what is of another round', () => {
    const contact = item('a', { command: 'recordContact', body: { place: 'market' } });
    expect(said([contact])).toContainEqual(['market', 'visited', false]);
    const refused: Item = {
      ...item('b', { params: { roundId: 'round-1', place: 'market' } }),
      standing: { kind: 'refused', code: 'x', errors: [] },
    };
    const elsewhere = item('c', { params: { roundId: 'round-2', place: 'market' } });
    expect(said([refused, elsewhere])).toContainEqual(['market', null, false]);
  });
});
