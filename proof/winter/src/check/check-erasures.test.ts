import { describe, expect, it } from '@jest/globals';
import { checkErasures } from './check-erasures.ts';

const erased = {
  ...{ caseId: 'SK-2425-00001', keyDestroyedAt: '2025-02-01T10:00:00.000Z' },
  ...{ isRead: false, isFound: false },
};

describe('the check of erasures', () => {
  it('holds where nobody reads or finds who was erased', () => {
    expect(checkErasures([erased])).toMatchObject({ ok: true, examined: 1 });
  });

  it('finds a key that is still there, and somebody who is read or found', () => {
    const whatOf = (changes: object) =>
      checkErasures([{ ...erased, ...changes }]).differences.map(({ what }) => what);
    expect(whatOf({ keyDestroyedAt: null })).toEqual(['keyNotDestroyed']);
    expect(whatOf({ isRead: true })).toEqual(['erasedAndTold']);
    expect(whatOf({ isFound: true })).toEqual(['erasedAndTold']);
  });

  it('says so where nobody could be erased', () => {
    expect(checkErasures([])).toMatchObject({ ok: true, examined: 0, note: expect.any(String) });
  });
});
