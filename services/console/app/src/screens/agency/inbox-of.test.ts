import type { ReferralState } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { inboxOf } from './inbox-of.ts';

function received(id: string, state: ReferralState, requestedAt: string, answerBy: string) {
  return {
    id,
    state,
    requestedAt: `2024-12-${requestedAt}T20:00:00Z`,
    answerBy: `2024-12-${answerBy}T20:00:00Z`,
  };
}

describe('an inbox', () => {
  it('has the new ones by when an answer is hoped for, and the others by when they were asked', () => {
    const { fresh, underWay } = inboxOf([
      received('held', 'on-hold', '14', '16'),
      received('late', 'requested', '12', '20'),
      received('soon', 'requested', '15', '17'),
      received('begun', 'in-progress', '13', '19'),
    ]);
    expect(fresh.map(({ id }) => id)).toEqual(['soon', 'late']);
    expect(underWay.map(({ id }) => id)).toEqual(['begun', 'held']);
  });
});
