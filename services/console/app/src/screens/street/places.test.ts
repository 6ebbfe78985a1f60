import { slug } from '@iwaa/contracts/ids';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeName, placeOf } from './places.ts';

describe('a place that was typed', () => {
  it.each([
    ['Gare routière', 'gare-routiere'],
    ['  Station 2, north ', 'station-2-north'],
    ['محطة', undefined],
    ['', undefined],
  ])('of %j is %j', (typed, place) => {
    expect(placeOf(typed)).toBe(place);
  });

  it('is an id that the services take, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (typed) => {
        const place = placeOf(typed);
        return place === undefined || slug.safeParse(place).success;
      }),
    );
  });

  it('is read as it was typed, in small letters', () => {
    expect(placeName('gare-routiere')).toBe('gare routiere');
  });
});
