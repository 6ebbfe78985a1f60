import { describe, expect, it } from '@jest/globals';
import { lateYes } from './late-yes.ts';

const first = {
  referralId: 'first',
  needId: 'need',
  agencyId: 'clinic',
  state: 'cancelled',
  reason: 'no-answer',
  acceptedLate: true,
} as const;
const second = { ...first, referralId: 'second', agencyId: 'hospital', reason: null, acceptedLate: false };
const asked = { ...second, state: 'requested' } as const;
const need = (standing: 'open' | 'ended' | 'completed' | 'not-placed' | 'not-asked', last = asked) => ({
  needId: 'need',
  standing,
  referral: { referralId: last.referralId, agencyId: last.agencyId, state: last.state },
});

describe('a yes that came late', () => {
  it('can be taken up while nobody else has taken the need', () => {
    expect(lateYes(need('open'), [asked, first])).toBe(first);
    expect(lateYes(need('ended'), [{ ...second, state: 'rejected' }, first])).toBe(first);
    expect(lateYes(need('not-placed'), [first])).toBe(first);
    const withdrew = { ...first, state: 'failed', reason: 'other' } as const;
    expect(lateYes(need('ended'), [withdrew])).toBe(withdrew);
  });

  it('can not be taken up once another agency has accepted, or has done it', () => {
    for (const state of ['accepted', 'in-progress', 'on-hold'] as const)
      expect(lateYes(need('open'), [{ ...second, state }, first])).toBeUndefined();
    expect(lateYes(need('completed'), [{ ...second, state: 'completed' }, first])).toBeUndefined();
  });

  it('can not be taken up where the person or the case wanted no more, or the yes was for another need', () => {
    const declined = { ...first, reason: 'declined-by-person' } as const;
    expect(lateYes(need('ended'), [declined])).toBeUndefined();
    expect(lateYes(need('ended'), [{ ...first, needId: 'another' }])).toBeUndefined();
    expect(lateYes(need('open'), [{ ...asked, needId: 'another' }, first])).toBeUndefined();
  });

  it('is none where no agency has said one', () => {
    expect(lateYes(need('open'), [asked, { ...first, acceptedLate: false }])).toBeUndefined();
    expect(lateYes(need('not-asked'), [])).toBeUndefined();
  });
});
