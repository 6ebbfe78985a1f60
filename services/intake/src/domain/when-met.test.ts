import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { whenMet } from './when-met.ts';

const timeZone = 'Africa/Casablanca';
const night = '2024-12-12';
const met = (stated: string | undefined, at: string) => whenMet(stated, { night, timeZone, at });

describe('when a contact happened', () => {
  it('is now where nobody says otherwise and the night runs, and unknown once it is over', () => {
    const now = '2024-12-12T21:00:00.000Z';
    expect(met(undefined, now)).toEqual({ happenedAt: now });
    expect(met(undefined, '2024-12-13T11:00:00.000Z')).toEqual({ happenedAt: null });
  });

  it('is what the team states, also when it is recorded days later', () => {
    expect(met('2024-12-12T23:10:00+01:00', '2024-12-15T09:00:00.000Z')).toEqual({
      happenedAt: '2024-12-12T22:10:00.000Z',
    });
  });

  it.each(['2024-12-12T10:59:59.000Z', '2024-12-13T11:00:00.000Z'])(
    'is refused at %s, which is no hour of the night of the round',
    (stated) => {
      expect(met(stated, '2024-12-20T00:00:00.000Z')).toBe('contact-outside-night');
    },
  );

  it('is refused where it lies ahead by more than clocks differ, and never later than it was recorded', () => {
    const at = '2024-12-12T21:00:00.000Z';
    expect(met('2024-12-12T21:05:01.000Z', at)).toBe('contact-not-yet');
    expect(met('2024-12-12T21:05:00.000Z', at)).toEqual({ happenedAt: at });
    const minutes = fc.integer({ min: -9 * 60, max: 5 });
    fc.assert(
      fc.property(minutes, (later) => {
        const stated = new Date(Date.parse(at) + later * 60_000).toISOString();
        expect(met(stated, at)).toEqual({ happenedAt: later > 0 ? at : stated });
      }),
    );
  });
});
