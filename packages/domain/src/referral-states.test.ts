import { describe, expect, it } from '@jest/globals';
import { answersTo } from './referral-states.ts';

describe('what an agency may answer', () => {
  it('is yes or no to a request, and what its work comes to after a yes', () => {
    expect(answersTo('requested')).toEqual(['accepted', 'rejected']);
    expect(answersTo('accepted')).toEqual(['in-progress', 'on-hold', 'completed', 'failed']);
    expect(answersTo('in-progress')).toEqual(['on-hold', 'completed', 'failed']);
    expect(answersTo('on-hold')).toEqual(['in-progress', 'completed', 'failed']);
  });

  it('is nothing once the referral has ended', () => {
    for (const state of ['rejected', 'completed', 'failed', 'cancelled'] as const)
      expect(answersTo(state)).toEqual([]);
  });
});
