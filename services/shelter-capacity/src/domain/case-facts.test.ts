import { describe, expect, it } from '@jest/globals';
import { type CaseFacts, declinedSince, hasAskedForShelter, standingOf, stillWanted } from './case-facts.ts';

const record: CaseFacts = {
  campaignId: 'SK-2425',
  needs: [
    { needId: 'first', sequence: 4 },
    { needId: 'second', sequence: 9 },
  ],
  answered: ['first'],
  declinedAt: 6,
  closed: false,
  admissions: [],
};

describe('what is known of a case', () => {
  it('lets each need be answered once, however often it is heard of', () => {
    expect(standingOf(record, { needId: 'first', sequence: 4 })).toBe('answered');
    expect(standingOf(record, { needId: 'second', sequence: 9 })).toBe('open');
  });

  it('lets a need that was stated before the person declined, but is heard of after it, be', () => {
    expect(standingOf(record, { needId: 'late', sequence: 5 })).toBe('declined-since');
    expect(stillWanted(record, { sequence: 5 })).toBe('declined-since');
  });

  it('lets a decline that is heard of late end only what was asked before it', () => {
    expect(declinedSince(record, 'first')).toBe(true);
    expect(declinedSince(record, 'second')).toBe(false);
  });

  it('says whether there may be anything to give up', () => {
    expect(hasAskedForShelter(record)).toBe(true);
    expect(hasAskedForShelter({ needs: [] })).toBe(false);
  });

  it('lets no need of a closed case be answered', () => {
    expect(standingOf({ ...record, closed: true }, { needId: 'second', sequence: 9 })).toBe('case-closed');
  });
});
