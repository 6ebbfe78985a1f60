import { describe, expect, it } from '@jest/globals';
import { checkHandedOver } from './check-handed-over.ts';

type Told = [type: string, data?: Record<string, unknown>];

/** The facts of one round, in the order in which it decided them. */
function round(night: string, places: readonly string[], ...told: Told[]) {
  const about = { roundId: `round-${night}`, team: 'north', night };
  return ([['street-round-started', { places }], ...told] as Told[]).map(([type, data], index) => ({
    ...{ id: `${night}-${index}`, type: `iwaa.intake.${type}.v1`, subject: `street-round/${about.roundId}` },
    ...{ sequence: index + 1, time: 0, topic: 'iwaa.intake.v1' },
    data: { ...about, ...data },
  })) as unknown as Parameters<typeof checkHandedOver>[0];
}
const visited = (place: string): Told => ['place-visited', { place }];
const missed = (place: string): Told => ['place-missed', { place, reason: 'weather' }];
const ended: Told = ['street-round-ended'];

describe('the check of places', () => {
  it('lets a place be missed that is one of the next round, and be visited after all', () => {
    const first = round('2024-12-12', ['station', 'market'], missed('station'), visited('market'), ended);
    expect(checkHandedOver([...first, ...round('2024-12-13', ['station'])])).toMatchObject({
      ok: true,
      examined: 3,
    });
    const late = round('2024-12-12', ['station'], missed('station'), ended, visited('station'));
    expect(checkHandedOver([...late, ...round('2024-12-13', [])]).ok).toBe(true);
  });

  it('finds a place that nobody took over, and one of which nothing was said by the end', () => {
    const first = round('2024-12-12', ['station', 'market'], missed('station'), ended);
    expect(checkHandedOver([...first, ...round('2024-12-14', ['market'])]).differences).toMatchObject([
      { what: 'placeNotHandedOver', of: ['station', 'north', '2024-12-12'] },
      { what: 'placeLeftOpen', of: ['market', 'north', '2024-12-12'] },
    ]);
  });
});
