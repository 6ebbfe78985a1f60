import { describe, expect, it } from '@jest/globals';
import { readHours, readService } from './read-terms.ts';

describe('a service on the command line', () => {
  it('is a code alone, or with whom it takes', () => {
    expect(readService('health')).toBe('health');
    expect(readService('health units=women,families ages=18-64 accessible')).toEqual({
      ...{ service: 'health', units: ['women', 'families'] },
      ...{ agesFrom: 18, agesTo: 64, accessible: true },
    });
    expect(readService('elderly-care ages=60-')).toEqual({
      service: 'elderly-care',
      agesFrom: 60,
      agesTo: null,
    });
    expect(readService('shelter ages=-17')).toEqual({ service: 'shelter', agesFrom: null, agesTo: 17 });
  });

  it.each(['mediation', 'health units=boats', 'health ages=old', 'health ages=', 'health quickly', ''])(
    'is refused where it is none: %s',
    (text) => expect(() => readService(text)).toThrow(/There are|Units are|is none of/),
  );
});

describe('hours on the command line', () => {
  it('hold for a day or from one day to another, and add up', () => {
    const weekend = readHours('saturday 09:00-24:00');
    expect(weekend).toEqual({ saturday: [{ from: '09:00', to: '24:00' }] });
    expect(readHours('friday-saturday 07:00-08:00', weekend)).toEqual({
      friday: [{ from: '07:00', to: '08:00' }],
      saturday: [
        { from: '09:00', to: '24:00' },
        { from: '07:00', to: '08:00' },
      ],
    });
  });

  it.each([
    'monday',
    'monday 8-12',
    'monday 12:00-08:00',
    'friday-monday 08:00-12:00',
    'today 08:00-12:00',
    '',
  ])('are refused where they are none: %s', (text) =>
    expect(() => readHours(text)).toThrow(/Hours are told|Days are/),
  );
});
