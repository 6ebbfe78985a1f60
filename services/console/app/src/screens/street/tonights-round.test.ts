import { describe, expect, it } from '@jest/globals';
import { later } from '../../outbox/later.ts';
import { type Item, waitingAnew } from '../../outbox/outbox.ts';
import { contactsOn, tonightsRound } from './tonights-round.ts';

const nothingSaid = { handedOver: [], outcomes: [] };
const of = { campaignId: 'SK-2526', team: 'north', night: '2025-12-12' };
const known = (roundId: string, part = {}) => ({
  roundId,
  campaignId: of.campaignId,
  team: of.team,
  night: of.night,
  places: ['station'],
  ended: false,
  contacts: 0,
  handedOver: [],
  outcomes: [],
  ...part,
});
const item = (id: string, part: Partial<Item>): Item => ({
  id,
  command: 'startRound',
  params: { campaignId: of.campaignId },
  body: { night: of.night, team: of.team, places: ['market'] },
  about: id,
  label: '',
  recordedAt: '2025-12-12T20:00:00.000Z',
  standing: waitingAnew,
  ...part,
});
const taken = (roundId: string): Item['standing'] => ({ kind: 'taken', answer: { roundId } });
const end = (roundId: unknown, part: Partial<Item> = {}) =>
  item('end', { command: 'endRound', params: { roundId }, body: {}, ...part });

describe("a team's round of tonight", () => {
  it('is the one that the server knows: its own, of this night, not ended', () => {
    const rounds = [
      known('ended', { ended: true }),
      known('south', { team: 'south' }),
      known('yesterday', { night: '2025-12-11' }),
      known('mine'),
    ];
    expect(tonightsRound(rounds, [], of)).toEqual({
      key: 'mine',
      roundId: 'mine',
      places: ['station'],
      ...nothingSaid,
    });
  });

  it('is the one that was started without a network, by what will be its id', () => {
    expect(tonightsRound([], [item('start', {})], of)).toEqual({
      key: 'start',
      roundId: later('start', 'roundId'),
      places: ['market'],
      ...nothingSaid,
    });
  });

  it('has its id as soon as the start is answered, before any list shows it', () => {
    expect(tonightsRound([], [item('start', { standing: taken('r1') })], of)?.roundId).toBe('r1');
  });

  it('is over once this phone has ended it, heard or not', () => {
    const start = item('start', { standing: taken('r1') });
    expect(tonightsRound([known('r1')], [start, end('r1')], of)).toBeUndefined();
    expect(tonightsRound([], [start, end('r1')], of)).toBeUndefined();
    expect(tonightsRound([], [item('start', {}), end(later('start', 'roundId'))], of)).toBeUndefined();
    expect(tonightsRound([known('r1', { ended: true })], [start], of)).toBeUndefined();
  });

  it('goes on where its end was refused and put away', () => {
    const away = end('r1', { standing: { kind: 'put-away', code: 'x' } });
    expect(tonightsRound([known('r1')], [away], of)?.key).toBe('r1');
  });

  it('is none where the start was refused, was of another night or of another campaign', () => {
    const refused = item('start', { standing: { kind: 'refused', code: 'campaign-ended', errors: [] } });
    const earlier = item('start', { body: { night: '2025-12-11', places: [] } });
    const elsewhere = item('start', { params: { campaignId: 'RB-2526' } });
    expect(tonightsRound([], [refused, earlier, elsewhere], of)).toBeUndefined();
  });

  it('has the contacts that were recorded before and after its id was known, the last one first', () => {
    const contact = (id: string, roundId: unknown, part: Partial<Item> = {}) =>
      item(id, { command: 'recordContact', params: { roundId }, body: {}, ...part });
    const items = [
      item('start', { standing: taken('r1') }),
      contact('a', later('start', 'roundId')),
      contact('b', 'r1'),
      contact('c', 'other'),
      contact('d', 'r1', { standing: { kind: 'put-away', code: 'x' } }),
    ];
    const round = { key: 'r1', roundId: 'r1', places: [], ...nothingSaid };
    expect(contactsOn(round, items).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
