import { describe, expect, it } from '@jest/globals';
import { isSilent, worstFirst } from './phones-in-order.ts';

const phone = (phoneId: string, unsent: number, heardAt: string) => ({
  phoneId,
  team: 'north',
  unsent,
  oldest: null,
  heardAt: `2025-12-12T${heardAt}:00.000Z`,
});

describe('the phones of teams', () => {
  it('come with those that keep something first, then those that were silent the longest', () => {
    const phones = [
      phone('a', 0, '22:00'),
      phone('b', 2, '22:10'),
      phone('c', 0, '21:00'),
      phone('d', 1, '21:30'),
    ];
    expect(worstFirst(phones).map(({ phoneId }) => phoneId)).toEqual(['d', 'b', 'c', 'a']);
  });

  it('are silent when half an hour has gone by without a word', () => {
    const heard = phone('a', 0, '22:00');
    expect(isSilent(heard, Date.parse('2025-12-12T22:30:00.000Z'))).toBe(false);
    expect(isSilent(heard, Date.parse('2025-12-12T22:30:01.000Z'))).toBe(true);
  });
});
