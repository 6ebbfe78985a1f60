import { describe, expect, it } from '@jest/globals';
import { aKnownNeed } from '../testing/a-known-need.ts';
import {
  asCorrected,
  declinedSince,
  type Ending,
  hasAskedForShelter,
  type KnownCase,
  mayBeOutlived,
  needThatOutlives,
  standingOf,
  stillWanted,
} from './known-case.ts';

const record: KnownCase = {
  campaignId: 'SK-2425',
  needs: [aKnownNeed({ needId: 'first', sequence: 4 }), aKnownNeed({ needId: 'second', sequence: 9 })],
  answered: ['first'],
  lostHolds: [],
  declinedAt: 6,
  closed: false,
  corrected: null,
  passed: [],
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

  it('lets a need that is stated again be answered, though the first one was', () => {
    expect(standingOf({ ...record, answered: ['second'] }, { needId: 'again', sequence: 10 })).toBe('open');
  });

  it('ends nothing by a decline at the very fact that stated the need', () => {
    expect(stillWanted(record, { sequence: 6 })).toBe('open');
    expect(declinedSince({ ...record, declinedAt: 9 }, 'second')).toBe(false);
    expect(declinedSince(record, 'never-stated')).toBe(true);
  });

  it('says whether there may be anything to give up', () => {
    expect(hasAskedForShelter(record)).toBe(true);
    expect(hasAskedForShelter({ needs: [] })).toBe(false);
  });

  it('has what was asked before a correction ask for what is corrected, and nothing that was asked after it', () => {
    const corrected = { sequence: 6, unit: 'women', priority: 1, onStreetSince: '2020-01' } as const;
    const [first, second] = record.needs.map((need) => asCorrected({ corrected }, need));
    expect(first).toMatchObject({ needId: 'first', unit: 'women', priority: 1, onStreetSince: '2020-01' });
    expect(second).toBe(record.needs[1]);
    expect(record.needs.map((need) => asCorrected(record, need))).toEqual(record.needs);
  });

  it('lets no need of a closed case be answered', () => {
    expect(standingOf({ ...record, closed: true }, { needId: 'second', sequence: 9 })).toBe('case-closed');
  });
});

describe('a need that was said again while the person had a bed', () => {
  const asked = { ...record, declinedAt: 0 };
  const of = (needId: string, ending: WithoutNeed<Ending>) =>
    needThatOutlives(asked, { ...ending, needId })?.needId;

  it.each([
    [{ type: 'lapsed' }, 'second'],
    [{ type: 'released', reason: 'declined-by-person' }, 'second'],
    [{ type: 'released', reason: 'no-longer-needed' }, undefined],
    [{ type: 'left', reason: 'stay-ended', night: '2024-12-20' }, 'second'],
    [{ type: 'left', reason: 'absent-without-pass', night: '2024-12-20' }, 'second'],
    [{ type: 'left', reason: 'left-by-choice', night: '2024-12-12' }, 'second'],
    [{ type: 'left', reason: 'left-by-choice', night: '2024-12-13' }, undefined],
    [{ type: 'left', reason: 'to-family', night: '2024-12-12' }, undefined],
    [{ type: 'left', reason: 'to-hospital', night: '2024-12-12' }, undefined],
  ] as const)('when that ends by %j, outlives it: %s', (ending, outlives) => {
    expect(of('first', ending)).toBe(outlives);
  });

  it.each([
    [{ type: 'lapsed' }, true],
    [{ type: 'released', reason: 'bed-out-of-service' }, true],
    [{ type: 'released', reason: 'case-closed' }, false],
    [{ type: 'left', reason: 'left-by-choice', night: '2024-12-13' }, true],
    [{ type: 'left', reason: 'to-family', night: '2024-12-12' }, false],
  ] as const)('is looked for after %j: %s', (ending, isLookedFor) => {
    expect(mayBeOutlived(ending)).toBe(isLookedFor);
  });

  it('is the last one, and never the one whose hold has lapsed or whose stay is over', () => {
    for (const ending of [
      { type: 'lapsed' },
      { type: 'left', reason: 'stay-ended', night: '2024-12-12' },
    ] as const)
      expect(of('second', ending)).toBeUndefined();
  });

  it('is the same one where only its bed was put out of service', () => {
    expect(of('second', { type: 'released', reason: 'bed-out-of-service' })).toBe('second');
  });

  it('is none after the person has declined, or when the case is closed, or the need is not known', () => {
    const lapsed: Ending = { type: 'lapsed', needId: 'first' };
    expect(needThatOutlives({ ...asked, declinedAt: 10 }, lapsed)).toBeUndefined();
    expect(needThatOutlives({ ...asked, closed: true }, lapsed)).toBeUndefined();
    expect(of('unknown', { type: 'lapsed' })).toBeUndefined();
  });
});

/** An ending without the need, each kind for itself. */
type WithoutNeed<Kind> = Kind extends Ending ? Omit<Kind, 'needId'> : never;
