import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultScale, scaleWinter } from './scale.ts';

const winter = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([contacts, share]) => ({
      night: '2024-12-12',
      contacts,
      placements: Math.floor(contacts * share),
    })),
  { minLength: 1, maxLength: 40 },
);
const total = (nights: readonly { contacts: number; placements: number }[], of: 'contacts' | 'placements') =>
  nights.reduce((sum, night) => sum + night[of], 0);

describe('a winter is scaled', () => {
  it('is itself at scale 1', () => {
    fc.assert(
      fc.property(winter, (nights) => {
        expect(scaleWinter(nights, 1).map(({ contacts, placements }) => ({ contacts, placements }))).toEqual(
          nights.map(({ contacts, placements }) => ({ contacts, placements })),
        );
      }),
    );
  });

  it('never places more than it meets, nor more than was reported, in any night', () => {
    fc.assert(
      fc.property(winter, fc.double({ min: 0.001, max: 1, noNaN: true }), (nights, scale) => {
        for (const night of scaleWinter(nights, scale)) {
          expect(night.placements).toBeLessThanOrEqual(night.contacts);
          expect(night.contacts).toBeLessThanOrEqual(night.reported.contacts);
          expect(night.placements).toBeLessThanOrEqual(night.reported.placements);
          expect(night.placements).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('meets as many people in all as the winter times the scale, but for rounding', () => {
    fc.assert(
      fc.property(winter, fc.double({ min: 0.001, max: 1, noNaN: true }), (nights, scale) => {
        expect(
          Math.abs(total(scaleWinter(nights, scale), 'contacts') - total(nights, 'contacts') * scale),
        ).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('carries rounding from night to night', () => {
    const nights = Array.from({ length: 10 }, () => ({ night: '2024-12-12', contacts: 3, placements: 1 }));
    const scaled = scaleWinter(nights, 0.1);
    expect([total(scaled, 'contacts'), total(scaled, 'placements')]).toEqual([3, 1]);
  });
});

describe('the scale that nobody named', () => {
  const winterOf = (...contacts: number[]) =>
    contacts.map((count) => ({ night: '2024-12-12', contacts: count, placements: 0 }));

  it.each([
    ['a small town whole', [1, 3], 1],
    ['a winter of a thousand whole', [600, 400], 1],
    ['a tenth of a larger one', [600, 401], 0.1],
  ])('replays %s', (_name, contacts, scale) => {
    expect(defaultScale(winterOf(...contacts))).toBe(scale);
  });
});
