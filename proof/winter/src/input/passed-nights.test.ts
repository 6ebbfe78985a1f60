import { expect, it } from '@jest/globals';
import { InputRefusal } from './input-refusal.ts';
import { passedNights } from './passed-nights.ts';

const nights = ['2024-12-12', '2024-12-13'].map((night) => ({ night, contacts: 1, placements: 0 }));

it('a winter is replayed of which every night has passed, and one is refused of which a night is still to come', () => {
  expect(passedNights(nights, '2024-12-14')).toBe(nights);
  expect(() => passedNights(nights, '2024-12-13')).toThrow(InputRefusal);
  expect(() => passedNights(nights, '2024-12-13')).toThrow('The night 2024-12-13 has not passed yet');
});
